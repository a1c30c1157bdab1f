BEGIN;

ALTER TABLE orders ALTER COLUMN email SET NOT NULL;

CREATE INDEX IF NOT EXISTS orders_customer_idx ON orders (customer_id);

CREATE INDEX CONCURRENTLY orders_email_idx ON orders (email);

COMMIT;
