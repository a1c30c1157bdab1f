package dev.stopover.rules.locking;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void acceptsALockThatALaterStatementTakesAnyway() {
        rule.after("CREATE TABLE orders (id int); CREATE TABLE bills (id int);").accepts("""
                BEGIN;
                LOCK TABLE orders, bills IN ACCESS EXCLUSIVE MODE;
                ALTER TABLE orders ADD COLUMN note text;
                DROP TABLE bills;
                COMMIT;
                """);
    }

    @Test
    void saysWhichModeLetsOthersRead() {
        var findings = rule.after("CREATE TABLE orders (id int);").reports("""
                BEGIN;
                LOCK orders;
                ^^^^ an ACCESS EXCLUSIVE lock on public.orders
                UPDATE orders SET id = 1;
                COMMIT;
                """).findings();
        assertThat(findings.get(0).help().orElseThrow())
                .contains("LOCK TABLE public.orders IN SHARE ROW EXCLUSIVE MODE;");
    }
}
