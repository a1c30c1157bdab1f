package dev.stopover.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops whose turns the replay can know: over numbers, and over the rows of PostgreSQL's own catalogs. */
class LoopsTest {

    private static final String TABLES = """
            CREATE TABLE orders (id bigint PRIMARY KEY, note text, total numeric CHECK (total > 0));
            CREATE TABLE orders_2024 (id bigint, note text);
            CREATE TABLE customers (id bigint PRIMARY KEY, name varchar(20));
            CREATE VIEW open_orders AS SELECT id FROM orders;
            CREATE SCHEMA audit;
            CREATE TABLE audit.events (id bigint);
            CREATE POLICY own ON orders USING (true);
            CREATE POLICY others ON orders USING (true);
            CREATE POLICY own ON customers USING (true);
            CREATE INDEX orders_note ON orders (note);
            """;

    private static Replayed after(String body) {
        return Replayed.of(TABLES, "DO $$ DECLARE r record; t text; a text; n int := 3; BEGIN\n" + body + "\nEND $$;");
    }

    private static boolean isKnown(Replayed replayed) {
        return replayed.catalog().tables().stream()
                .allMatch(table ->
                        table.isKnown() && Arrays.stream(Aspect.values()).noneMatch(table::isUncertain));
    }

    private static String tables(Replayed replayed) {
        return replayed.catalog().tables().stream()
                .map(table -> table.name().name())
                .sorted()
                .toList()
                .toString();
    }

    @Test
    void countsThroughNumbers() {
        Replayed replayed = after("""
                FOR i IN 1..n LOOP
                  EXECUTE format('CREATE TABLE part_%s (id bigint)', i);
                END LOOP;
                FOR i IN 0..(n - 1) BY 2 LOOP
                  EXECUTE 'CREATE TABLE even_' || i || ' (id bigint)';
                END LOOP;
                """);
        assertThat(tables(replayed)).contains("part_1, part_2, part_3").contains("even_0, even_2,");
        assertThat(isKnown(replayed)).isTrue();
    }

    @Test
    void countsBackwards() {
        Replayed replayed = after("""
                FOR i IN REVERSE 3..1 LOOP
                  EXECUTE format('CREATE TABLE part_%s (id bigint)', i);
                END LOOP;
                FOR i IN REVERSE 4..0 BY 2 LOOP
                  EXECUTE 'CREATE TABLE even_' || i || ' (id bigint)';
                END LOOP;
                FOR i IN REVERSE 1..2 LOOP
                  EXECUTE 'DROP TABLE orders';
                END LOOP;
                """);
        assertThat(tables(replayed)).contains("part_1, part_2, part_3").contains("even_0, even_2, even_4,");
        assertThat(replayed.catalog()
                        .relation(replayed.table("part_1").id() - 1)
                        .orElseThrow()
                        .name()
                        .name())
                .isEqualTo("part_2");
        assertThat(isKnown(replayed)).isTrue();
    }

    @Test
    void knowsWhatAQueryOfTheCatalogsPutsIntoVariables() {
        Replayed replayed = after("""
                SELECT conname INTO t FROM pg_constraint WHERE conrelid = 'orders'::regclass AND contype = 'p';
                EXECUTE 'ALTER TABLE orders DROP CONSTRAINT ' || quote_ident(t);
                SELECT schemaname, tablename INTO r FROM pg_tables WHERE tablename LIKE 'cust%';
                EXECUTE format('ALTER TABLE %I.%I ADD COLUMN found int', r.schemaname, r.tablename);
                SELECT tablename INTO a FROM pg_tables WHERE schemaname = 'public' AND tablename = 'nothing';
                IF a IS NOT NULL THEN
                  EXECUTE format('DROP TABLE %I', a);
                END IF;
                """);
        assertThat(replayed.table("orders").constraints()).doesNotContainKey("orders_pkey");
        assertThat(replayed.table("customers").column("found")).isPresent();
        assertThat(isKnown(replayed)).isTrue();
    }

    @Test
    void doubtsWhatAQueryMayHavePutIntoVariables() {
        assertThat(isKnown(after("""
                SELECT tablename INTO t FROM pg_tables WHERE schemaname = 'public';
                EXECUTE format('DROP TABLE %I', t);
                """))).isFalse();
        assertThat(isKnown(after("""
                SELECT tablename INTO t FROM pg_tables WHERE tablename = 'orders';
                ALTER TABLE orders RENAME TO parcels;
                EXECUTE format('DROP TABLE %I', t);
                """))).isFalse();
    }

    @Test
    void comparesWithPatternsThatHaveAnEscapeOfTheirOwn() {
        Replayed replayed = after("""
                FOR r IN SELECT tablename FROM pg_tables
                    WHERE schemaname = 'public' AND tablename LIKE 'orders!_%' ESCAPE '!' LOOP
                  EXECUTE format('ALTER TABLE %I ADD COLUMN found int', r.tablename);
                END LOOP;
                """);
        assertThat(replayed.table("orders_2024").column("found")).isPresent();
        assertThat(replayed.table("orders").column("found")).isEmpty();
        assertThat(isKnown(replayed)).isTrue();
    }

    @Test
    void asksWhatRolesOfSupabaseMayDo() {
        Replayed replayed = after("""
                GRANT SELECT ON customers TO anon;
                FOR r IN SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE n.nspname = 'public' AND c.relkind = 'r'
                      AND has_table_privilege('anon', format('%I.%I', n.nspname, c.relname), 'select') LOOP
                  EXECUTE format('ALTER TABLE %I ADD COLUMN found int', r.relname);
                END LOOP;
                """);
        assertThat(replayed.table("customers").column("found")).isPresent();
        assertThat(replayed.table("orders").column("found")).isEmpty();
        assertThat(isKnown(replayed)).isTrue();
    }

    @Test
    void goesThroughRowsThatTheHistoryHasInserted() {
        Replayed replayed = Replayed.of("""
                CREATE TABLE tenants (name text PRIMARY KEY, active boolean NOT NULL DEFAULT true, size int);
                INSERT INTO tenants VALUES ('acme', true, 2), ('zeta', false, 1);
                INSERT INTO tenants (name, active) VALUES ('beta', true);
                DO $$ DECLARE r record; BEGIN
                  FOR r IN SELECT t.name FROM tenants t WHERE t.active LOOP
                    EXECUTE format('CREATE TABLE orders_%s (id bigint)', r.name);
                  END LOOP;
                END $$;
                """);
        assertThat(tables(replayed)).isEqualTo("[orders_acme, orders_beta, tenants]");
        assertThat(isKnown(replayed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE tenants SET name = 'other';",
                "DELETE FROM tenants;",
                "TRUNCATE tenants;",
                "INSERT INTO tenants SELECT 'other';",
                "INSERT INTO tenants VALUES ('other') ON CONFLICT DO NOTHING;",
                "COPY tenants FROM '/data/tenants.csv';",
                "ALTER TABLE tenants ADD COLUMN note text;",
                "WITH gone AS (DELETE FROM tenants RETURNING name) SELECT * FROM gone;",
                "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'DELETE FROM tenants'; SELECT f();",
                "DO $$ BEGIN IF now() > '2020-01-01' THEN INSERT INTO tenants VALUES ('other'); END IF; END $$;",
                "DO $$ BEGIN EXECUTE (SELECT note FROM notes); END $$;",
                "ALTER TABLE tenants RENAME name TO title; ALTER TABLE tenants RENAME title TO name;"
            })
    void doubtsRowsThatMayHaveChanged(String change) {
        Replayed replayed = Replayed.of(
                "CREATE TABLE tenants (name text PRIMARY KEY); INSERT INTO tenants VALUES ('acme');",
                change,
                "DO $$ DECLARE r record; BEGIN FOR r IN SELECT name FROM tenants LOOP"
                        + " EXECUTE format('CREATE TABLE orders_%s (id bigint)', r.name); END LOOP; END $$;");
        assertThat(tables(replayed)).doesNotContain("orders_acme");
    }

    @Test
    void doubtsWhatNumbersThatAreNotKnownCount() {
        Replayed replayed = after("FOR i IN 1..count_them() LOOP EXECUTE 'DROP TABLE orders_' || i; END LOOP;");
        assertThat(replayed.table("orders_2024").isUncertain(Aspect.EXISTENCE)).isTrue();
        assertThat(replayed.table("orders").isUncertain(Aspect.EXISTENCE)).isFalse();
    }

    @Test
    void dropsThePoliciesThatAreThere() {
        Replayed replayed = after("""
                FOR r IN SELECT policyname, tablename FROM pg_policies WHERE schemaname = 'public' AND tablename IN ('orders', 'gone') LOOP
                  EXECUTE format('DROP POLICY IF EXISTS %I ON public.%I', r.policyname, r.tablename);
                END LOOP;
                CREATE POLICY fresh ON orders USING (true);
                """);
        assertThat(replayed.table("orders").policies().keySet()).containsExactly("fresh");
        assertThat(replayed.table("customers").policies().keySet()).containsExactly("own");
        assertThat(isKnown(replayed)).isTrue();
    }

    @Test
    void goesThroughTheTablesOfASchemaThatAreThereThen() {
        Replayed replayed = after("""
                CREATE TABLE late (id bigint);
                DROP TABLE orders_2024;
                FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'cust%' LOOP
                  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
                END LOOP;
                """);
        assertThat(replayed.table("orders").rowSecurity()).isTrue();
        assertThat(replayed.table("late").rowSecurity()).isTrue();
        assertThat(replayed.table("customers").rowSecurity()).isFalse();
        assertThat(isKnown(replayed)).isTrue();
    }

    @Test
    void joinsTheCatalogsByTheirOids() {
        Replayed replayed = after("""
                FOR r IN
                  SELECT n.nspname AS schema, c.relname AS name, con.conname
                  FROM pg_constraint con
                  JOIN pg_class c ON c.oid = con.conrelid
                  JOIN pg_namespace n ON n.oid = c.relnamespace
                  WHERE n.nspname = 'public' AND con.contype = 'c' AND c.relkind = ANY (ARRAY['r', 'p'])
                LOOP
                  EXECUTE format('ALTER TABLE %I.%I DROP CONSTRAINT %I', r.schema, r.name, r.conname);
                END LOOP;
                """);
        assertThat(replayed.table("orders").constraints().keySet()).containsExactly("orders_pkey");
        assertThat(isKnown(replayed)).isTrue();
    }

    @Test
    void readsColumnsOfTheInformationSchemaAndTheirTypes() {
        Replayed replayed = after("""
                FOR r IN
                  SELECT c.table_name, c.column_name
                  FROM information_schema.columns c
                  JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
                  WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
                    AND c.data_type IN ('text', 'character varying') AND c.table_name <> 'customers'
                LOOP
                  EXECUTE format('ALTER TABLE %I RENAME COLUMN %I TO %I', r.table_name, r.column_name, r.column_name || '_old');
                END LOOP;
                """);
        assertThat(replayed.table("orders").column("note_old")).isPresent();
        assertThat(replayed.table("orders_2024").column("note_old")).isPresent();
        assertThat(replayed.table("customers").column("name")).isPresent();
        assertThat(isKnown(replayed)).isTrue();
    }

    @Test
    void knowsTheConditionsAndLoopsInTheTurns() {
        Replayed replayed = after("""
                FOREACH t IN ARRAY ARRAY['orders', 'customers'] LOOP
                  FOR r IN SELECT indexname FROM pg_indexes WHERE tablename = t LOOP
                    CONTINUE WHEN r.indexname LIKE '%_pkey';
                    a := replace(r.indexname, 'note', 'text');
                    IF a <> r.indexname THEN
                      EXECUTE format('ALTER INDEX %I RENAME TO %I', r.indexname, a);
                    ELSE
                      EXECUTE format('DROP TABLE %I', t);
                    END IF;
                  END LOOP;
                END LOOP;
                """);
        assertThat(replayed.table("orders").indexes().keySet()).containsExactly("orders_pkey", "orders_text");
        assertThat(tables(replayed)).isEqualTo("[customers, events, orders, orders_2024]");
        assertThat(isKnown(replayed)).isTrue();
    }

    @Test
    void runsTheBranchOfAConstantConditionOnly() {
        Replayed replayed = after("""
                IF n = 4 THEN
                  DROP TABLE orders CASCADE;
                ELSIF n = 3 THEN
                  DROP TABLE orders_2024;
                ELSE
                  DROP TABLE customers;
                END IF;
                """);
        assertThat(tables(replayed)).isEqualTo("[customers, events, orders]");
    }

    @Test
    void asksWhatIsThereInTheTurnsOfALoop() {
        Replayed replayed = after("""
                FOREACH t IN ARRAY ARRAY['orders', 'customers'] LOOP
                  IF NOT EXISTS (SELECT 1 FROM pg_policies WHERE tablename = t AND policyname = 'others') THEN
                    EXECUTE format('CREATE POLICY others ON %I USING (false)', t);
                  ELSE
                    EXECUTE format('ALTER POLICY others ON %I RENAME TO rest', t);
                  END IF;
                END LOOP;
                """);
        assertThat(replayed.table("customers").policies().keySet()).containsExactly("others", "own");
        assertThat(replayed.table("orders").policies().keySet()).containsExactly("own", "rest");
    }

    @Test
    void doubtsWhatMayLieElsewhere() {
        Replayed replayed = after("""
                FOR r IN SELECT tablename FROM pg_tables WHERE schemaname <> 'pg_catalog' LOOP
                  EXECUTE format('DROP TABLE %I', r.tablename);
                END LOOP;
                """);
        assertThat(replayed.table("orders").isUncertain(Aspect.EXISTENCE)).isTrue();
    }

    @Test
    void doubtsWhereARelationThatItAsksForIsInDoubt() {
        Replayed replayed = Replayed.of(TABLES, """
                DO $$ DECLARE r record; BEGIN
                  EXECUTE 'CREATE POLICY ' || current_setting('app.policy') || ' ON orders USING (true)';
                  FOR r IN SELECT policyname FROM pg_policies WHERE tablename = 'orders' LOOP
                    EXECUTE format('DROP POLICY %I ON orders', r.policyname);
                  END LOOP;
                END $$;
                """);
        assertThat(replayed.table("orders").policies().keySet()).contains("own");
        assertThat(replayed.table("orders").isUncertain(Aspect.POLICIES)).isTrue();
    }

    @Test
    void takesAQueryAlsoOutOfAString() {
        Replayed replayed = after("""
                FOR r IN EXECUTE 'SELECT viewname FROM pg_views WHERE schemaname = ''public''' LOOP
                  EXECUTE 'DROP VIEW ' || quote_ident(r.viewname);
                END LOOP;
                """);
        assertThat(replayed.catalog().views()).isEmpty();
        assertThat(isKnown(replayed)).isTrue();
    }

    @Test
    void readsCommonTablesAndUnions() {
        Replayed replayed = after("""
                FOR t IN
                  WITH closed AS (SELECT relname FROM pg_class WHERE relnamespace = 'audit'::regnamespace AND relkind = 'r')
                  SELECT 'DROP TABLE audit.' || relname FROM closed
                  UNION ALL
                  SELECT format('DROP VIEW %I.%I', table_schema, table_name) FROM information_schema.views
                  WHERE table_schema = current_schema()
                LOOP
                  EXECUTE t;
                END LOOP;
                """);
        assertThat(tables(replayed)).isEqualTo("[customers, orders, orders_2024]");
        assertThat(replayed.catalog().views()).isEmpty();
    }

    @Test
    void goesThroughFunctionsWithTheirArguments() {
        Replayed replayed = Replayed.of("""
                CREATE FUNCTION total(a int, b text DEFAULT '') RETURNS int LANGUAGE sql AS 'SELECT 1';
                CREATE FUNCTION total(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
                CREATE FUNCTION other() RETURNS int LANGUAGE sql AS 'SELECT 1';
                DO $$ DECLARE f text; r record; BEGIN
                  FOR r IN
                    SELECT n.nspname, p.proname, pg_get_function_identity_arguments(p.oid) AS args
                    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
                    WHERE n.nspname = 'public' AND p.proname = 'total' AND p.prokind = 'f'
                  LOOP
                    EXECUTE format('DROP FUNCTION %I.%I(%s)', r.nspname, r.proname, r.args);
                  END LOOP;
                END $$;
                """);
        assertThat(replayed.catalog().functions())
                .extracting(function -> function.name().name())
                .containsExactly("other");
    }

    @Test
    void doesAllTheRestWhereOnlyAValueIsNotKnown() {
        Replayed replayed = after("""
                SELECT value INTO a FROM settings;
                EXECUTE format('ALTER TABLE orders ADD COLUMN state text NOT NULL DEFAULT %L', a);
                EXECUTE 'ALTER TABLE orders ADD COLUMN size int DEFAULT ' || a;
                EXECUTE format('ALTER TABLE orders ALTER COLUMN note SET DEFAULT %L', a);
                EXECUTE format('COMMENT ON TABLE customers IS %L', a);
                EXECUTE format('CREATE SEQUENCE numbers START WITH %s', a);
                EXECUTE format('ALTER SEQUENCE numbers RESTART WITH %s', a);
                EXECUTE format('UPDATE customers SET name = %L', a);
                """);
        assertThat(replayed.table("orders").column("state").orElseThrow().notNull())
                .isTrue();
        assertThat(replayed.table("orders").column("size").orElseThrow().hasDefault())
                .isTrue();
        assertThat(replayed.table("orders").column("note").orElseThrow().hasDefault())
                .isTrue();
        assertThat(replayed.catalog().sequences()).hasSize(1);
        assertThat(isKnown(replayed)).isTrue();
    }

    @Test
    void doubtsTheTableWhereMoreThanAValueIsNotKnown() {
        Replayed replayed = after("""
                SELECT value INTO a FROM settings;
                EXECUTE format('ALTER TABLE orders ADD COLUMN state text %s', a);
                EXECUTE format('ALTER TABLE customers ADD CHECK (%s)', a);
                """);
        assertThat(replayed.table("orders").isKnown()).isFalse();
        assertThat(replayed.table("customers").isKnown()).isFalse();
    }

    @Test
    void knowsConstantsAndArraysThatABlockDeclares() {
        Replayed replayed = Replayed.of(TABLES, """
                DO $$
                DECLARE
                  targets CONSTANT text[] := ARRAY['orders', 'customers'];
                  others text[] := '{orders_2024}';
                  prefix CONSTANT text NOT NULL := 'app_';
                  t text;
                BEGIN
                  FOREACH t IN ARRAY targets LOOP
                    EXECUTE format('ALTER TABLE %I RENAME TO %I', t, prefix || t);
                  END LOOP;
                  FOR t IN SELECT unnest(others) LOOP
                    EXECUTE 'DROP TABLE ' || t;
                  END LOOP;
                  FOR i IN 1..array_length(targets, 1) LOOP
                    EXECUTE format('CREATE TABLE %I (id bigint)', targets[i]);
                  END LOOP;
                  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename = ANY (targets) LOOP
                    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
                  END LOOP;
                END $$;
                """);
        assertThat(tables(replayed)).isEqualTo("[app_customers, app_orders, customers, events, orders]");
        assertThat(replayed.table("orders").rowSecurity()).isTrue();
        assertThat(isKnown(replayed)).isTrue();
    }

    /** Joined in the order in which it is written, either would look at the product of all columns and all tables. */
    @Test
    void joinsManyRowsByAllThatTheyHaveInCommon() {
        StringBuilder many = new StringBuilder();
        for (int table = 0; table < 400; table++) {
            many.append("CREATE TABLE t%d (a text, b text, c text);\n".formatted(table));
        }
        Replayed replayed = Replayed.of(many.toString(), """
                DO $$ DECLARE r record; k record; BEGIN
                  FOR r IN
                    SELECT c.table_name, c.column_name FROM information_schema.columns c
                    JOIN information_schema.tables t ON c.table_schema = t.table_schema AND c.table_name = t.table_name
                    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.column_name <> 'c'
                  LOOP
                    EXECUTE format('ALTER TABLE public.%I ADD CONSTRAINT %I CHECK (true)', r.table_name, r.column_name);
                  END LOOP;
                  FOR k IN
                    SELECT con.conname, cls.relname FROM pg_constraint con
                    JOIN pg_class cls ON cls.oid = con.conrelid
                    JOIN pg_namespace ns ON ns.oid = cls.relnamespace
                    WHERE ns.nspname = 'public' AND cls.relname = 't7' AND con.contype = 'c'
                  LOOP
                    EXECUTE format('ALTER TABLE public.%I RENAME CONSTRAINT %I TO %I', k.relname, k.conname, k.conname || '_old');
                  END LOOP;
                END $$;
                """);
        assertThat(isKnown(replayed)).isTrue();
        assertThat(replayed.table("t6").constraints().keySet()).containsExactly("a", "b");
        assertThat(replayed.table("t7").constraints().keySet()).containsExactly("a_old", "b_old");
    }

    @Test
    void doubtsWhatANumberSaysOfAnObject() {
        Replayed replayed = after("""
                FOR r IN SELECT conname FROM pg_constraint WHERE conrelid = 16385 LOOP
                  EXECUTE format('ALTER TABLE orders DROP CONSTRAINT %I', r.conname);
                END LOOP;
                """);
        assertThat(isKnown(replayed)).isFalse();
    }
}
