package dev.stopover.rules.locking;

import dev.stopover.migration.Runner;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NonConcurrentDetachTest {

    private static final String TABLES =
            "CREATE TABLE orders (id int) PARTITION BY RANGE (id); CREATE TABLE part PARTITION OF orders FOR VALUES FROM (1) TO (2);";

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new NonConcurrentDetach());

    @Test
    void offersNoFixBesideADefaultPartition() {
        rule.after(TABLES + "CREATE TABLE rest PARTITION OF orders DEFAULT;").reports("""
                ALTER TABLE orders DETACH PARTITION part;
                                   ^^^^^^^^^^^^^^^^ an ACCESS EXCLUSIVE lock on orders
                """);
    }

    @Test
    void offersNoFixInsideATransaction() {
        rule.after(TABLES).runner(Runner.FLYWAY).reports("""
                ALTER TABLE orders DETACH PARTITION part;
                                   ^^^^^^^^^^^^^^^^ an ACCESS EXCLUSIVE lock on orders
                """);
    }

    @Test
    void acceptsTheSecondHalfOfOneThatFailed() {
        rule.after(TABLES).accepts("ALTER TABLE orders DETACH PARTITION part FINALIZE;");
    }
}
