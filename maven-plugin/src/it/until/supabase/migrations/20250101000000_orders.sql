-- stopover:ignore-file missing-rls until=2027-01-31 -- the service is behind a gate until then
CREATE TABLE IF NOT EXISTS orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_email text NOT NULL
);

GRANT SELECT, INSERT ON orders TO authenticated;
