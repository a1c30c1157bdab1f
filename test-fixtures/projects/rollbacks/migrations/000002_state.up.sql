CREATE TYPE state AS ENUM ('new', 'paid');
ALTER TABLE orders ADD COLUMN state state;
