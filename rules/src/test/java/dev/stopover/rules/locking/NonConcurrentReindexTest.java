package dev.stopover.rules.locking;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NonConcurrentReindexTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new NonConcurrentReindex());

    @Test
    void readsAnOptionThatSaysNo() {
        rule.after("CREATE TABLE orders (id int PRIMARY KEY);").reports("""
                REINDEX (CONCURRENTLY false) TABLE orders;
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a SHARE lock on public.orders
                """);
    }

    @Test
    void offersNoFixInsideATransaction() {
        rule.after("CREATE TABLE orders (id int PRIMARY KEY);").reports("""
                BEGIN;
                REINDEX TABLE orders;
                ^^^^^^^^^^^^^ a SHARE lock on public.orders
                COMMIT;
                """);
    }

    @Test
    void reportsATableThatTheHistoryDoesNotKnow() {
        rule.reports("""
                REINDEX TABLE orders;
                ^^^^^^^^^^^^^ a SHARE lock on public.orders
                """).fixedTo("REINDEX TABLE CONCURRENTLY orders;");
    }
}
