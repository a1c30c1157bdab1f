package dev.stopover.rules.data_loss;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TruncatedTableTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new TruncatedTable());

    @Test
    void reportsATableThatTheHistoryNeverMade() {
        rule.reports("""
                TRUNCATE audit.events RESTART IDENTITY;
                ^^^^^^^^ TRUNCATE deletes all rows of audit.events for good.
                """);
    }

    @Test
    void leavesOutTheTablesOfTheSameMigration() {
        rule.after("CREATE TABLE orders (id bigint);").reports("""
                        CREATE TABLE staging (id bigint);
                        TRUNCATE staging, orders;
                        ^^^^^^^^ TRUNCATE deletes all rows of orders for good.
                        """);
    }
}
