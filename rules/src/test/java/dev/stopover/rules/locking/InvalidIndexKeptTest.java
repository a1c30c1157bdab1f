package dev.stopover.rules.locking;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InvalidIndexKeptTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new InvalidIndexKept());

    @Test
    void acceptsAnOrdinaryBuildWhichLeavesNothing() {
        rule.accepts("CREATE INDEX IF NOT EXISTS a ON orders (id);");
    }

    @Test
    void looksForTheSameIndex() {
        rule.reports("""
                DROP INDEX CONCURRENTLY IF EXISTS b;
                CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS a ON orders (id);
                ^^^^^^^^^^^^^^^^^^^ If building a fails
                """);
    }

    @Test
    void reportsSeveralOfAFileOnce() {
        rule.after("CREATE TABLE orders (id int, note text);").reports("""
                CREATE INDEX CONCURRENTLY IF NOT EXISTS a ON orders (id);
                ^^^^^^^^^^^^ If building a and b fails, an invalid index
                DROP INDEX CONCURRENTLY IF EXISTS c;
                CREATE INDEX CONCURRENTLY IF NOT EXISTS c ON orders (id);
                CREATE INDEX CONCURRENTLY IF NOT EXISTS b ON orders (note);
                """);
    }
}
