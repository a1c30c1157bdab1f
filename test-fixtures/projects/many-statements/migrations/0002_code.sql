SET search_path TO shop, public;

CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changes integer := 0;
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.placed := coalesce(NEW.placed, current_date);
    ELSIF NEW.note IS DISTINCT FROM OLD.note THEN
        changes := changes + 1;
        RAISE NOTICE 'note of % changed', NEW.id USING HINT = 'look';
    END IF;
    RETURN NEW;
EXCEPTION WHEN others THEN
    RAISE WARNING '%', SQLERRM;
    RETURN NEW;
END;
$$;
CREATE OR REPLACE FUNCTION total(the_order bigint, OUT sum numeric) LANGUAGE sql STABLE STRICT AS $$
    SELECT sum(l.amount * p.price) FROM order_lines l JOIN products p ON p.id = l.product_id WHERE l.order_id = the_order
$$;
CREATE FUNCTION double(n integer) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE BEGIN ATOMIC SELECT n * 2; END;
CREATE PROCEDURE close_orders(before date) LANGUAGE plpgsql SECURITY DEFINER SET search_path = shop, pg_temp AS $$
BEGIN
    UPDATE orders SET state = 'paid' WHERE placed < before AND state = 'new';
    DELETE FROM carts WHERE placed < before;
END $$;
CREATE FUNCTION add_audit(relation text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %I ADD COLUMN IF NOT EXISTS changed_by text DEFAULT current_user', relation);
    EXECUTE 'CREATE INDEX ON ' || quote_ident(relation) || ' (changed_by)';
END $$;
SELECT add_audit('products');
CALL close_orders('2001-01-01');

CREATE TRIGGER orders_touch BEFORE INSERT OR UPDATE OF note ON orders FOR EACH ROW EXECUTE FUNCTION touch();
CREATE CONSTRAINT TRIGGER orders_later AFTER INSERT ON orders DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.note IS NOT NULL) EXECUTE FUNCTION touch();
CREATE RULE no_delete AS ON DELETE TO vouchers DO INSTEAD NOTHING;

CREATE VIEW open_orders AS
    WITH recent AS (SELECT id FROM orders WHERE placed >= current_date - interval '30 days')
    SELECT o.id, o.placed, c.email::text, count(*) AS lines, row_number() OVER (PARTITION BY c.email ORDER BY o.id) AS nth,
        CASE WHEN o.note LIKE 'gift%' THEN 'gift' ELSE coalesce(o.note, '-') END AS remark
    FROM orders o
    JOIN customers c ON c.id = o.customer_id
    LEFT JOIN order_lines l ON l.order_id = o.id
    WHERE o.state = 'new' AND o.placed BETWEEN '2020-01-01' AND now() AND o.id IN (SELECT id FROM recent)
        AND NOT EXISTS (SELECT 1 FROM carts WHERE carts.id = o.id)
    GROUP BY o.id, o.placed, c.email, o.note
    HAVING count(*) > 0 OR bool_or(l.line > 1)
    ORDER BY o.placed DESC
    LIMIT 10;
CREATE OR REPLACE VIEW emails AS SELECT id, email FROM customers UNION ALL SELECT -1, 'nobody@example.com';
CREATE MATERIALIZED VIEW sales AS
    SELECT p.sku, sum(l.amount) AS sold, array_agg(DISTINCT l.order_id) FILTER (WHERE l.amount > 1) AS orders
    FROM products p, LATERAL (SELECT * FROM order_lines WHERE product_id = p.id) l
    GROUP BY p.sku WITH NO DATA;
CREATE UNIQUE INDEX ON sales (sku);
REFRESH MATERIALIZED VIEW sales;
CREATE TABLE order_copies AS SELECT * FROM orders WHERE false;

ALTER TABLE orders ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY orders_read ON orders FOR SELECT TO PUBLIC
    USING (customer_id = nullif(current_setting('shop.customer', true), '')::bigint);
CREATE POLICY orders_write ON orders AS RESTRICTIVE FOR UPDATE USING (state = 'new') WITH CHECK (state <> 'new');
ALTER POLICY orders_write ON orders USING (state IN ('new', 'paid'));

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'many_statements_clerk') THEN
        CREATE ROLE many_statements_clerk NOLOGIN;
    END IF;
END $$;
GRANT USAGE ON SCHEMA shop TO many_statements_clerk;
GRANT SELECT, INSERT (note, state) ON orders TO many_statements_clerk WITH GRANT OPTION;
GRANT ALL ON ALL TABLES IN SCHEMA archive TO many_statements_clerk;
GRANT EXECUTE ON FUNCTION double(integer) TO many_statements_clerk;
REVOKE INSERT ON orders FROM many_statements_clerk CASCADE;
ALTER DEFAULT PRIVILEGES IN SCHEMA archive GRANT SELECT ON TABLES TO many_statements_clerk;
ALTER DEFAULT PRIVILEGES IN SCHEMA archive REVOKE SELECT ON TABLES FROM many_statements_clerk;
CREATE PUBLICATION many_statements_changes FOR TABLE products;
ALTER PUBLICATION many_statements_changes ADD TABLE vouchers;
