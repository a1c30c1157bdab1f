SET search_path TO shop, public;

INSERT INTO customers (id, email, name) VALUES (1, 'a@example.com', 'A'), (2, 'b@example.com', DEFAULT)
    ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name WHERE customers.name IS NULL RETURNING id;
INSERT INTO products (sku, price, tags) SELECT 'sku-' || n, n * 1.5, ARRAY['x', 'y'] FROM generate_series(1, 5) AS s (n)
    ON CONFLICT DO NOTHING;
WITH placed AS (INSERT INTO orders (customer_id, note) VALUES (1, 'first'), (2, NULL) RETURNING id)
INSERT INTO order_lines SELECT placed.id, 1, 1, 2 FROM placed;
UPDATE orders o SET note = c.name || ' ordered', state = 'paid' FROM customers c WHERE c.id = o.customer_id AND o.note IS NULL;
DELETE FROM order_lines USING orders WHERE orders.id = order_lines.order_id AND orders.placed < '2001-01-01';
TRUNCATE carts, vouchers RESTART IDENTITY CASCADE;
SELECT setval('invoice_numbers', 2000), nextval('invoice_numbers');
EXPLAIN SELECT * FROM orders;
