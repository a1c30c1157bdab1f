package dev.stopover.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is no longer certain after a statement whose text is put together when it runs. */
class DoubtsTest {

    private static final String TABLES = """
            CREATE TABLE orders (id bigint PRIMARY KEY, note text);
            CREATE TABLE orders_2024 (id bigint);
            CREATE TABLE customers (id bigint);
            CREATE SCHEMA audit;
            CREATE TABLE audit.events (id bigint);
            """;

    private static Replayed after(String body) {
        return Replayed.of(TABLES, "DO $$ DECLARE r record; text text; BEGIN\n" + body + "\nEND $$;");
    }

    private static String each(String text) {
        return "FOR r IN SELECT * FROM pg_tables LOOP EXECUTE " + text + "; END LOOP;";
    }

    @Test
    void rowLevelSecurityMayBeOnForWhateverTheNameMeans() {
        Replayed replayed = after(each("format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', r.tablename)"));
        assertThat(replayed.table("orders").rowSecurityKnown()).isFalse();
        assertThat(replayed.table("orders").isKnown()).isTrue();
        assertThat(replayed.table("orders").isUncertain(Aspect.POLICIES)).isFalse();
        assertThat(replayed.catalog()
                        .table(new ObjectName("audit", "events"))
                        .orElseThrow()
                        .rowSecurityKnown())
                .isTrue();
    }

    @Test
    void aGapBesideLettersMeansOnlyNamesWithThem() {
        Replayed replayed = after(each("'ALTER TABLE orders_' || r.tablename || ' ADD COLUMN paid boolean'"));
        assertThat(replayed.table("orders_2024").knowledge()).isEqualTo(Knowledge.UNCERTAIN);
        assertThat(replayed.table("orders").isKnown()).isTrue();
        assertThat(replayed.table("customers").isKnown()).isTrue();
    }

    @Test
    void onlyTheTableThatIsNamedIsUncertainWhereTheGapIsElsewhere() {
        Replayed replayed = after(each("format('ALTER TABLE orders DROP CONSTRAINT %I', r.tablename)"));
        assertThat(replayed.table("orders").knowledge()).isEqualTo(Knowledge.UNCERTAIN);
        assertThat(replayed.table("customers").isKnown()).isTrue();
    }

    @Test
    void allIsUncertainWhereNothingOfTheTextIsKnown() {
        Replayed replayed = after("SELECT statement INTO text FROM changes; EXECUTE text;");
        assertThat(replayed.table("orders").knowledge()).isEqualTo(Knowledge.UNCERTAIN);
        assertThat(replayed.table("orders").rowSecurityKnown()).isFalse();
        assertThat(replayed.table("orders").isUncertain(Aspect.PRIVILEGES)).isTrue();
    }

    @Test
    void queriesAndDataChangesPutNothingInDoubt() {
        Replayed replayed = after(each("format('UPDATE %I SET note = %L WHERE ' || r.tablename, r.tablename, 'x')")
                + each("'SELECT * FROM ' || r.tablename || ' ' || r.tableowner"));
        assertThat(replayed.catalog().tables()).allMatch(Relation::isKnown);
        assertThat(replayed.catalog().tables()).allMatch(Table::rowSecurityKnown);
    }

    @Test
    void aRedefinedFunctionPutsNoTableInDoubt() {
        Replayed replayed = after("text := pg_get_functiondef('total'::regproc);"
                + " EXECUTE replace(text, 'public.orders', 'audit.orders');");
        assertThat(replayed.catalog().tables()).allMatch(Relation::isKnown);
    }

    @Test
    void viewsMayHaveOtherOptionsAndTablesHaveNot() {
        Replayed replayed = Replayed.of(
                TABLES + "CREATE VIEW ids AS SELECT id FROM orders;",
                "DO $$ DECLARE r record; BEGIN "
                        + each("format('ALTER VIEW public.%I SET (security_invoker = true)', r.tablename)")
                        + " END $$;");
        assertThat(replayed.table("orders").isKnown()).isTrue();
        assertThat(replayed.catalog()
                        .relation(new ObjectName("public", "ids"))
                        .orElseThrow()
                        .isUncertain(Aspect.DEFINITION))
                .isTrue();
    }

    @Test
    void functionsOfWhichTheNameIsNotKnownMayHaveOtherSettingsAndPrivileges() {
        String functions = """
                CREATE FUNCTION audit.note() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
                CREATE FUNCTION total() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
                CREATE FUNCTION half() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
                """;
        for (String text : List.of(
                "format('ALTER FUNCTION public.%I(%s) SET search_path = public', r.tablename, r.schemaname)",
                "format('REVOKE ALL ON FUNCTION public.%I(%s) FROM public', r.tablename, r.schemaname)")) {
            Catalog catalog = Replayed.of(
                            TABLES + functions, "DO $$ DECLARE r record; BEGIN " + each(text) + " END $$;")
                    .catalog();
            assertThat(catalog.functions())
                    .extracting(function -> function.name().name() + " " + function.knowledge())
                    .containsExactlyInAnyOrder("note KNOWN", "total UNCERTAIN", "half UNCERTAIN");
        }
    }

    @Test
    void whatMayBeGoneMakesRoomForWhatIsMade() {
        Replayed replayed = Replayed.of(
                TABLES,
                "DO $$ DECLARE r record; BEGIN " + each("format('DROP TABLE IF EXISTS %I CASCADE', r.tablename)")
                        + " END $$;",
                "CREATE TABLE orders (id uuid); CREATE INDEX ON orders (id);",
                "CREATE TABLE orders (id uuid);");
        assertThat(replayed.failures()).containsExactly("42P07 relation \"orders\" already exists");
        assertThat(replayed.table("orders").columns())
                .singleElement()
                .matches(column -> column.type().canonical().equals("uuid"));
        assertThat(replayed.table("customers").isUncertain(Aspect.EXISTENCE)).isTrue();
    }

    @Test
    void policiesThatMayBeGoneCanBeMadeAgain() {
        String policy = "CREATE POLICY readers ON orders FOR SELECT USING (true);";
        Replayed replayed = Replayed.of(
                TABLES + policy,
                "DO $$ DECLARE r record; BEGIN FOR r IN SELECT * FROM pg_policies LOOP"
                        + " EXECUTE format('DROP POLICY %I ON public.%I', r.policyname, r.tablename);"
                        + " END LOOP; END $$;",
                policy);
        assertThat(replayed.failures()).isEmpty();
        assertThat(replayed.table("orders").isUncertain(Aspect.POLICIES)).isTrue();
    }

    @Test
    void indexesAndTriggersThatMayBeGoneCanBeMadeAgain() {
        String made = """
                CREATE INDEX orders_note_idx ON orders (note);
                CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
                """;
        Replayed replayed = Replayed.of(
                TABLES + made,
                "DO $$ DECLARE r record; BEGIN " + each("'DROP INDEX ' || r.tablename || '_note_idx'")
                        + each("format('DROP TRIGGER touch ON %I', r.tablename)") + " END $$;",
                made);
        assertThat(replayed.failures()).isEmpty();
        assertThat(replayed.table("customers").isUncertain(Aspect.INDEXES)).isFalse();
    }

    @Test
    void aConstraintThatMayBeGoneCanBeMadeAgain() {
        Replayed replayed = Replayed.of(
                TABLES + "ALTER TABLE orders ADD CONSTRAINT note_short CHECK (length(note) < 10);",
                "DO $$ DECLARE r record; BEGIN FOR r IN SELECT conname FROM pg_constraint LOOP"
                        + " EXECUTE 'ALTER TABLE orders DROP CONSTRAINT ' || quote_ident(r.conname);"
                        + " END LOOP; END $$;",
                "ALTER TABLE orders ADD CONSTRAINT note_short CHECK (length(note) < 20);");
        assertThat(replayed.failures()).isEmpty();
        assertThat(replayed.table("orders").constraints().get("note_short").expression())
                .get()
                .asString()
                .contains("20");
    }

    @Test
    void whatWasDroppedMayStandAgain() {
        Replayed replayed = Replayed.of(
                TABLES + "DROP TABLE customers;",
                "DO $$ DECLARE r record; BEGIN " + each("format('CREATE TABLE %I (id int)', r.tablename)") + " END $$;",
                "ALTER TABLE customers ADD COLUMN name text;");
        assertThat(replayed.failures()).isEmpty();
    }

    @Test
    void aTableOfWhichOnlyTheNameIsKnownIsMadeNow() {
        Replayed replayed = after("EXECUTE format('CREATE TABLE notes (id %s)', (SELECT t FROM settings));");
        assertThat(replayed.table("notes").knowledge()).isEqualTo(Knowledge.UNCERTAIN);
        assertThat(replayed.table("notes").origin()).isPresent();
    }

    @Test
    void aFunctionThatIsCalledRunsItsTextWithTheArgumentsThatAreKnown() {
        String function = """
                CREATE FUNCTION protect(relation text, role text) RETURNS void LANGUAGE plpgsql AS $$
                BEGIN
                  EXECUTE format('GRANT SELECT ON %I TO %I', relation, role);
                END $$;
                """;
        Replayed replayed = Replayed.of(TABLES + function, "SELECT protect('orders', name) FROM users;");
        assertThat(replayed.table("orders").isUncertain(Aspect.PRIVILEGES)).isTrue();
        assertThat(replayed.table("customers").isUncertain(Aspect.PRIVILEGES)).isFalse();
    }

    @Test
    void anEventTriggerReachesOnlyWhatIsMadeAfterIt() {
        Replayed replayed = Replayed.of(TABLES, """
                CREATE FUNCTION protect() RETURNS event_trigger LANGUAGE plpgsql AS $$
                DECLARE command record;
                BEGIN
                  FOR command IN SELECT * FROM pg_event_trigger_ddl_commands() LOOP
                    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', command.object_identity);
                  END LOOP;
                END $$;
                CREATE EVENT TRIGGER protect ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION protect();
                CREATE TABLE invoices (id bigint);
                DROP EVENT TRIGGER protect;
                CREATE TABLE receipts (id bigint);
                """);
        assertThat(replayed.table("orders").rowSecurityKnown()).isTrue();
        assertThat(replayed.table("invoices").rowSecurityKnown()).isFalse();
        assertThat(replayed.table("receipts").rowSecurityKnown()).isTrue();
    }

    @Test
    void whatIsSaidAfterwardsIsCertainAgain() {
        Replayed replayed = Replayed.of(
                TABLES,
                "DO $$ DECLARE r record; BEGIN "
                        + each("format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', r.tablename)") + " END $$;",
                "ALTER TABLE orders DISABLE ROW LEVEL SECURITY;");
        assertThat(replayed.table("orders").rowSecurityKnown()).isTrue();
        assertThat(replayed.table("orders").rowSecurity()).isFalse();
    }

    @Test
    void theSchemaSaysWhatIsNotCertain() {
        Replayed replayed = after(each("format('DROP TABLE %I', r.tablename)")
                + each("'ALTER TABLE orders_' || r.tablename || ' DISABLE TRIGGER ALL, FORCE ROW LEVEL SECURITY'")
                + each("format('ALTER TABLE orders DROP CONSTRAINT %I', r.tablename)"));
        assertThat(replayed.schema().lines().filter(line -> line.startsWith("table")))
                .containsExactly(
                        "table audit.events, perhaps dropped or renamed",
                        "table public.customers, perhaps dropped or renamed",
                        "table public.orders, perhaps dropped or renamed, columns uncertain",
                        "table public.orders_2024, perhaps dropped or renamed, row security and triggers uncertain");
    }
}
