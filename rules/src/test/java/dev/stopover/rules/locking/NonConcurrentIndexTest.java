package dev.stopover.rules.locking;

import dev.stopover.migration.Runner;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NonConcurrentIndexTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new NonConcurrentIndex());

    @Test
    void reportsAnIndexOnATableOfAnEarlierMigration() {
        rule.after("CREATE TABLE orders (customer_id bigint);").reports("""
                        CREATE INDEX orders_customer_idx ON public.orders (customer_id);
                        ^^^^^^^^^^^^ lock on public.orders, which blocks writes until it is built
                        """).fixedTo("""
                        CREATE INDEX CONCURRENTLY orders_customer_idx ON public.orders (customer_id);
                        """);
    }

    @Test
    void tellsTablesOfOneNameInTwoSchemasApart() {
        rule.after("CREATE SCHEMA a; CREATE SCHEMA b; CREATE TABLE a.orders (id bigint);")
                .reports("""
                        CREATE TABLE b.orders (id bigint);
                        CREATE INDEX ON a.orders (id);
                        ^^^^^^^^^^^^ lock on a.orders, which blocks writes until it is built
                        CREATE INDEX ON b.orders (id);
                        """)
                .fixedTo("""
                        CREATE TABLE b.orders (id bigint);
                        CREATE INDEX CONCURRENTLY ON a.orders (id);
                        CREATE INDEX ON b.orders (id);
                        """);
    }

    @Test
    void followsTheSearchPath() {
        rule.after("CREATE SCHEMA crm; CREATE TABLE crm.orders (id bigint);").accepts("""
                        SET search_path = crm;
                        CREATE TABLE notes (id bigint);
                        CREATE INDEX ON crm.notes (id);
                        """);
    }

    @Test
    void knowsATableThatWasRenamedInTheMigrationThatMadeIt() {
        rule.accepts("""
                CREATE TABLE orders_new (id bigint);
                ALTER TABLE orders_new RENAME TO orders;
                CREATE INDEX ON orders (id);
                """);
    }

    @Test
    void countsATableThatIsMadeAgainAsNew() {
        rule.after("CREATE TABLE orders (id bigint);").accepts("""
                        DROP TABLE orders;
                        CREATE TABLE orders (id bigint);
                        CREATE INDEX ON orders (id);
                        """);
    }

    @Test
    void acceptsAnIndexThatIsThereAlready() {
        rule.after("CREATE TABLE orders (id bigint); CREATE INDEX orders_idx ON orders (id);")
                .accepts("CREATE INDEX IF NOT EXISTS orders_idx ON orders (id);");
    }

    @Test
    void offersNoFixInsideATransaction() {
        rule.reports("""
                BEGIN;
                CREATE INDEX ON orders (id);
                ^^^^^^^^^^^^ lock on orders, which blocks writes until it is built
                COMMIT;
                """);
    }

    @Test
    void offersTheFixWhereTheRunnerStepsOutOfItsTransaction() {
        rule.runner(Runner.SUPABASE_CLI).reports("""
                        CREATE INDEX ON orders (id);
                        ^^^^^^^^^^^^ lock on orders, which blocks writes until it is built
                        """).fixedTo("""
                        CREATE INDEX CONCURRENTLY ON orders (id);
                        """);
    }

    @Test
    void looksIntoDoBlocks() {
        rule.reports("""
                DO $$ BEGIN
                  CREATE INDEX ON orders (id);
                  ^^^^^^^^^^^^ lock on orders, which blocks writes until it is built
                END $$;
                """);
    }

    @Test
    void looksIntoTextThatIsExecuted() {
        rule.reports("""
                DO $$ BEGIN
                  EXECUTE 'CREATE INDEX ON orders (id)';
                           ^^^^^^^^^^^^ lock on orders, which blocks writes until it is built
                END $$;
                """);
    }

    @Test
    void acceptsAnIndexOfAMaterializedView() {
        rule.after("CREATE TABLE orders (id bigint); CREATE MATERIALIZED VIEW totals AS SELECT id FROM orders;")
                .accepts("CREATE UNIQUE INDEX ON totals (id);");
    }

    @Test
    void acceptsATableThatTheScriptHasEmptied() {
        rule.after("CREATE TABLE orders (id bigint, customer_id bigint);").accepts("""
                TRUNCATE orders;
                CREATE INDEX orders_customer_idx ON orders (customer_id);
                """);
        rule.after("CREATE TABLE orders (id bigint, customer_id bigint);").accepts("""
                DELETE FROM orders;
                CREATE INDEX orders_customer_idx ON orders (customer_id);
                """);
    }

    @Test
    void reportsATableThatIsFilledAgainOrEmptiedInPart() {
        rule.after("CREATE TABLE orders (id bigint, customer_id bigint);")
                .reports("""
                TRUNCATE orders;
                INSERT INTO orders SELECT * FROM orders_before;
                CREATE INDEX orders_customer_idx ON orders (customer_id);
                ^^^^^^^^^^^^ Building this index takes
                """)
                .unasserted();
        rule.after("CREATE TABLE orders (id bigint, customer_id bigint);")
                .reports("""
                DELETE FROM orders WHERE id < 7;
                CREATE INDEX orders_customer_idx ON orders (customer_id);
                ^^^^^^^^^^^^ Building this index takes
                """)
                .unasserted();
    }
}
