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
    void acceptsOnlyWhichIsWrittenForPartitionedTables() {
        rule.accepts("CREATE INDEX events_at ON ONLY events (at);");
    }
}
