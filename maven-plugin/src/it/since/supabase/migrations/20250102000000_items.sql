CREATE TABLE items (id bigint PRIMARY KEY, order_id bigint REFERENCES orders (id));
GRANT SELECT ON items TO authenticated;
