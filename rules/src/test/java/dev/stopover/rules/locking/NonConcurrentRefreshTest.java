package dev.stopover.rules.locking;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NonConcurrentRefreshTest {

    private static final String TOTALS =
            "CREATE TABLE orders (shop int); CREATE MATERIALIZED VIEW totals AS SELECT shop FROM orders;";

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new NonConcurrentRefresh());

    @Test
    void offersNoFixWithoutAUniqueIndex() {
        rule.after(TOTALS).reports("""
                REFRESH MATERIALIZED VIEW totals;
                ^^^^^^^^^^^^^^^^^^^^^^^^^ lock on totals, which blocks reads
                """);
    }

    @Test
    void takesAPartialIndexForNone() {
        rule.after(TOTALS + "CREATE UNIQUE INDEX ON totals (shop) WHERE shop > 0;")
                .reports("""
                        REFRESH MATERIALIZED VIEW CONCURRENTLY totals;
                        ^^^^^^^^^^^^^^^^^^^^^^^^^ totals has no unique index over columns
                        """);
    }

    @Test
    void acceptsAnIndexThatTheMigrationMakesBefore() {
        rule.after(TOTALS).accepts("""
                CREATE UNIQUE INDEX ON totals (shop);
                REFRESH MATERIALIZED VIEW CONCURRENTLY totals;
                """);
    }

    @Test
    void acceptsAViewThatTheMigrationMakes() {
        rule.accepts(TOTALS + "REFRESH MATERIALIZED VIEW totals;");
    }

    @Test
    void reportsAViewThatTheHistoryDoesNotKnow() {
        rule.reports("""
                REFRESH MATERIALIZED VIEW totals;
                ^^^^^^^^^^^^^^^^^^^^^^^^^ lock on totals, which blocks reads
                """);
    }
}
