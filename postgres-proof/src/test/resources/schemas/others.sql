CREATE TABLE orders (id int PRIMARY KEY, total int, note text);
CREATE TABLE copied AS SELECT id, note AS remark FROM orders;
SELECT o.id, o.total INTO selected FROM orders o;
CREATE UNLOGGED TABLE fast (id int);
ALTER TABLE fast SET LOGGED;
CREATE TEMP TABLE gone (id int);
ALTER TABLE orders ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY a ON orders AS RESTRICTIVE FOR SELECT USING (true);
CREATE POLICY b ON orders FOR INSERT WITH CHECK (true);
DROP POLICY a ON orders;
CREATE FUNCTION f(a int, b text DEFAULT 'x', VARIADIC c int[] DEFAULT '{}') RETURNS int LANGUAGE sql STABLE SECURITY DEFINER AS 'SELECT 1';
CREATE FUNCTION f(a int, OUT x int, INOUT y text) LANGUAGE sql AS 'SELECT 1, ''y''';
CREATE OR REPLACE FUNCTION f(a int, b text DEFAULT 'x', VARIADIC c int[] DEFAULT '{}') RETURNS int LANGUAGE sql AS 'SELECT 2';
CREATE FUNCTION table_of() RETURNS TABLE (a int, b orders) LANGUAGE sql AS 'SELECT 1, NULL::orders';
CREATE PROCEDURE p(INOUT a int) LANGUAGE plpgsql AS $$ BEGIN END $$;
ALTER FUNCTION f(int, text) IMMUTABLE;
CREATE DOMAIN email AS varchar(254) CHECK (VALUE LIKE '%@%');
ALTER DOMAIN email SET NOT NULL;
CREATE TYPE span AS RANGE (subtype = float8);
ALTER TABLE orders ADD COLUMN e email, ADD COLUMN d email[];
ALTER TABLE orders ALTER COLUMN note SET DEFAULT 'n', ALTER COLUMN note SET NOT NULL, ALTER COLUMN total TYPE bigint;
ALTER TABLE orders ALTER COLUMN note DROP NOT NULL;
ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
ALTER TABLE orders ALTER COLUMN total ADD GENERATED ALWAYS AS IDENTITY;
CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER one AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION t();
CREATE TRIGGER two AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION t();
ALTER TABLE orders DISABLE TRIGGER one;
ALTER TABLE orders ENABLE ALWAYS TRIGGER two;
CREATE MATERIALIZED VIEW totals AS SELECT id, total FROM orders WITH NO DATA;
CREATE UNIQUE INDEX ON totals (id);
BEGIN;
CREATE TABLE rolled_back (id int);
ROLLBACK;
BEGIN;
CREATE TABLE kept (id int);
SAVEPOINT s;
CREATE TABLE lost (id int);
ROLLBACK TO s;
COMMIT;
DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'orders_pkey') THEN
        ALTER TABLE orders ADD PRIMARY KEY (id);
    END IF;
    IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'orders' AND column_name = 'added') THEN
        ALTER TABLE orders ADD COLUMN added int;
        CREATE INDEX ON orders (added);
    END IF;
    BEGIN
        CREATE TYPE span AS ENUM ('x');
    EXCEPTION WHEN duplicate_object THEN NULL;
    END;
    FOR i IN 1..2 LOOP
        EXECUTE format('CREATE TABLE IF NOT EXISTS made_%s (id int)', 1);
    END LOOP;
END $$;
SET search_path = pg_catalog;
CREATE TABLE public.elsewhere (id public.email);
RESET search_path;
