ALTER TABLE orders ADD COLUMN state text;
CREATE INDEX orders_state ON orders (state);
