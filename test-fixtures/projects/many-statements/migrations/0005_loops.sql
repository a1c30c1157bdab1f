SET search_path TO shop, public;

DO $$
DECLARE
    name text;
    names text[] := ARRAY['carts', 'vouchers'];
    r record;
    i integer;
BEGIN
    FOREACH name IN ARRAY names LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY %I ON %I USING (true)', name || '_all', name);
    END LOOP;
    FOR r IN SELECT * FROM (VALUES ('attempts', 'int'), ('gift_vouchers', 'text')) AS v (relation, type) LOOP
        EXECUTE 'ALTER TABLE ' || r.relation || ' ADD COLUMN remark ' || r.type;
    END LOOP;
    IF EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = 'shop' AND table_name = 'carts' AND column_name = 'token') THEN
        ALTER TABLE carts RENAME COLUMN token TO cart_token;
    END IF;
    IF to_regclass('shop.wishes') IS NULL THEN
        CREATE TABLE wishes (id bigint PRIMARY KEY, product_id integer REFERENCES products);
    END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'wishes_id_positive') THEN
        ALTER TABLE wishes ADD CONSTRAINT wishes_id_positive CHECK (id > 0);
    END IF;
    BEGIN
        CREATE TYPE state AS ENUM ('other');
    EXCEPTION WHEN duplicate_object THEN
        NULL;
    END;
    WHILE i < 3 LOOP
        i := i + 1;
        CONTINUE WHEN i = 2;
        PERFORM pg_notify('shop', i::text);
        EXIT WHEN i > 2;
    END LOOP;
    SELECT count(*) INTO i FROM clients;
    ASSERT i >= 0, 'no clients';
    CASE i WHEN 0 THEN RAISE INFO 'empty'; ELSE NULL; END CASE;
END;
$$;
