CREATE TABLE orders (
    id bigint PRIMARY KEY,
    customer_email text NOT NULL
);

GRANT SELECT, INSERT ON orders TO authenticated;
