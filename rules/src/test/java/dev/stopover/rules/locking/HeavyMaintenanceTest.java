package dev.stopover.rules.locking;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HeavyMaintenanceTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new HeavyMaintenance());

    @Test
    void warnsOfALockThatLetsReadersPass() {
        rule.after("CREATE TABLE orders (id int);").reports("""
                BEGIN;
                LOCK TABLE orders IN SHARE ROW EXCLUSIVE MODE;
                ^^^^^^^^^^ SHARE ROW EXCLUSIVE lock on public.orders, which blocks writes
                COMMIT;
                """);
    }

    @Test
    void acceptsWhatPostgresRefusesInsideATransaction() {
        rule.after("CREATE TABLE orders (id int);").accepts("BEGIN; VACUUM FULL orders; COMMIT;");
    }

    @Test
    void reportsATableThatTheHistoryDoesNotKnow() {
        rule.reports("""
                VACUUM (FULL) crm.orders;
                ^^^^^^^^^^^^^ copies all of crm.orders
                """);
    }
}
