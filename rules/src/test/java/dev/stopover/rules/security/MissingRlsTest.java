package dev.stopover.rules.security;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MissingRlsTest {

    private static final String FIRST = "supabase/migrations/20250101000000_first.sql";
    private static final String SECOND = "supabase/migrations/20250102000000_second.sql";
    private static final String LATE = "supabase/migrations/20261101000000_late.sql";

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new MissingRls());

    @Test
    void reportsATableWhereItWasCreated() {
        rule.file(FIRST, """
                        CREATE TABLE IF NOT EXISTS public."User Notes" (id bigint, body text DEFAULT $$;$$);
                                                   ^^^^^^^^^^^^^^^^^^^ and the roles of the API may use it
                        CREATE TABLE orders (id bigint);
                        ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
                        """).reports().fixedTo("""
                        CREATE TABLE IF NOT EXISTS public."User Notes" (id bigint, body text DEFAULT $$;$$);

                        ALTER TABLE public."User Notes" ENABLE ROW LEVEL SECURITY;
                        CREATE TABLE orders (id bigint);
                        ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
                        """);
    }

    @Test
    void saysOnceOfARepositoryWithoutAnApiThatThereIsSomethingToDecide() {
        rule.file("billing/migrations/001_orders.sql", """
                        CREATE TABLE orders (id bigint);
                                     ^^^^^^ stays off on public.orders, which matters if an API exposes it
                        """)
                .file("shop/migrations/001_notes.sql", "CREATE TABLE notes (id bigint);\n")
                .reports();
    }

    @Test
    void reportsATableThatIsCopiedFromOneThatHasIt() {
        rule.file(FIRST, """
                        CREATE TABLE orders (id bigint);
                        ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
                        CREATE TABLE orders_copy (LIKE orders INCLUDING ALL);
                                     ^^^^^^^^^^^ stays off on public.orders_copy
                        """).reports().fixedTo("""
                        CREATE TABLE orders (id bigint);
                        ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
                        CREATE TABLE orders_copy (LIKE orders INCLUDING ALL);

                        ALTER TABLE orders_copy ENABLE ROW LEVEL SECURITY;
                        """);
    }

    @Test
    void reportsATableWhoseRowLevelSecurityWasTurnedOffAgain() {
        rule.file(FIRST, """
                        CREATE TABLE orders (id bigint);
                                     ^^^^^^ stays off
                        ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
                        """)
                .file(SECOND, "ALTER TABLE orders DISABLE ROW LEVEL SECURITY;")
                .reports()
                .unasserted();
    }

    @Test
    void acceptsRowLevelSecurityOfARenamedTable() {
        rule.file(FIRST, "CREATE TABLE orders_new (id bigint);")
                .file(SECOND, """
                        ALTER TABLE orders_new RENAME TO orders;
                        ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
                        """)
                .accepts();
    }

    @Test
    void acceptsALoopThatTurnsItOnForEveryTable() {
        rule.file(FIRST, "CREATE TABLE orders (id bigint); CREATE TABLE notes (id bigint);")
                .file(SECOND, """
                        DO $$
                        DECLARE name text;
                        BEGIN
                          FOREACH name IN ARRAY ARRAY['orders', 'notes'] LOOP
                            EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', name);
                          END LOOP;
                        END $$;
                        """)
                .accepts();
    }

    @Test
    void acceptsALoopOverTheCatalog() {
        rule.file(FIRST, "CREATE TABLE orders (id bigint); CREATE TABLE notes (id bigint);")
                .file(SECOND, """
                        DO $$
                        DECLARE t record;
                        BEGIN
                          FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
                            EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t.tablename);
                          END LOOP;
                        END $$;
                        """)
                .accepts();
    }

    @Test
    void acceptsTablesAfterAnEventTriggerThatTurnsItOn() {
        rule.file(FIRST, """
                        CREATE TABLE orders (id bigint);
                                     ^^^^^^ stays off
                        CREATE FUNCTION rls_auto_enable() RETURNS event_trigger LANGUAGE plpgsql AS $$
                        DECLARE cmd record;
                        BEGIN
                          FOR cmd IN SELECT * FROM pg_event_trigger_ddl_commands() LOOP
                            EXECUTE format('alter table if exists %s enable row level security', cmd.object_identity);
                          END LOOP;
                        END $$;
                        CREATE EVENT TRIGGER ensure_rls ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'SELECT INTO')
                            EXECUTE FUNCTION rls_auto_enable();
                        CREATE TABLE notes (id bigint);
                        """).reports().unasserted();
    }

    @Test
    void onlyWarnsWhereGrantsKeepTheApiOut() {
        rule.file(FIRST, """
                        CREATE TABLE orders (id bigint);
                                     ^^^^^^ only missing grants keep the roles of the API out
                        REVOKE ALL ON orders FROM anon, authenticated;
                        """).reports().unasserted();
    }

    @Test
    void knowsThatNewTablesAreGrantedToNobodySinceOctober2026() {
        rule.file(LATE, """
                        CREATE TABLE orders (id bigint);
                                     ^^^^^^ only missing grants keep the roles of the API out
                        CREATE TABLE notes (id bigint);
                                     ^^^^^ and the roles of the API may use it
                        GRANT SELECT ON notes TO anon;
                        """).reports().unasserted();
    }

    @Test
    void acceptsTablesThatAreExempt() {
        rule.with("exempt-tables", "[\"currencies\", \"public.countries\"]")
                .file(FIRST, "CREATE TABLE currencies (id bigint); CREATE TABLE countries (id bigint);")
                .accepts();
    }

    @Test
    void asksOnlyForTheSchemasThatTheProjectExposes() {
        rule.file("supabase/config.toml", "[api]\nschemas = [\"api\"]\n")
                .file(FIRST, """
                        CREATE SCHEMA api;
                        CREATE TABLE orders (id bigint);
                        CREATE TABLE api.orders (id bigint);
                                     ^^^^^^^^^^ stays off on api.orders
                        """)
                .reports()
                .unasserted();
    }

    @Test
    void asksForItWhereMostTablesOfAPlainHistoryHaveIt() {
        rule.file("migrations/0001_orders.sql", """
                        CREATE TABLE orders (id bigint);
                        ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
                        CREATE TABLE notes (id bigint);
                                     ^^^^^ unlike on most tables of its schema
                        """).reports().unasserted();
    }

    @Test
    void reportsATableWhoseColumnsAreNotKnown() {
        rule.file(FIRST, """
                        CREATE TABLE orders_copy AS SELECT * FROM crm.orders;
                                     ^^^^^^^^^^^ stays off on public.orders_copy
                        """).reports().unasserted();
    }

    @Test
    void isNotSilencedByABrokenStatement() {
        rule.allowingSyntaxErrors().file(FIRST, """
                        CREATE TABLE orders (id bigint);
                                     ^^^^^^ stays off on public.orders
                        CREATE OR REPLACE POLICY orders_owner ON orders USING (true);
                        """).reports().unasserted();
    }

    @Test
    void acceptsWhatABranchTurnsOn() {
        rule.file(FIRST, """
                        CREATE TABLE orders (id bigint);
                        DO $$ BEGIN
                          IF current_setting('server_version_num')::int > 100000 THEN
                            ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
                          END IF;
                        END $$;
                        """).accepts();
    }

    @Test
    void saysNothingOfATableThatATemplateNamesWhereNothingTellsOfAnApi() {
        rule.accepts("CREATE TABLE ${tableName} (id text PRIMARY KEY);");
    }
}
