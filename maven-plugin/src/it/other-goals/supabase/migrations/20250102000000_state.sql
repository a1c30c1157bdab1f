-- stopover:ignore dropped-column -- nothing is dropped here
ALTER TABLE orders ADD COLUMN state text;
CREATE INDEX IF NOT EXISTS orders_state ON orders (state);
