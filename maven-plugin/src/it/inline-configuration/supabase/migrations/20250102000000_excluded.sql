CREATE TABLE items (id bigint PRIMARY KEY);
GRANT SELECT ON items TO authenticated;
