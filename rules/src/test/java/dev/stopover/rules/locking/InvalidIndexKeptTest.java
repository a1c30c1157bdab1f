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
}
