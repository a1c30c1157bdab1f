package dev.stopover.rules.locking;

import dev.stopover.migration.Runner;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BackfillUnderExclusiveLockTest {

    private static final String ORDERS =
            "CREATE TABLE orders (id int PRIMARY KEY, a text); CREATE TABLE bills (id int);";

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new BackfillUnderExclusiveLock());

    @Test
    void saysItOnceForATable() {
        rule.after(ORDERS).runner(Runner.GOOSE).reports("""
                ALTER TABLE orders ADD COLUMN b text;
                UPDATE orders SET b = a;
                ^^^^^^ Rows of orders are changed
                UPDATE orders SET b = '' WHERE b IS NULL;
                """);
    }

    @Test
    void saysItOnceWhereTheTableIsAlteredAgainInBetween() {
        rule.after(ORDERS).runner(Runner.GOOSE).reports("""
                ALTER TABLE orders ADD COLUMN b text;
                UPDATE orders SET b = a;
                ^^^^^^ Rows of orders are changed
                ALTER TABLE orders ALTER COLUMN b SET DEFAULT '';
                UPDATE orders SET b = '' WHERE b IS NULL;
                """);
    }

    @Test
    void acceptsRowsOfAnotherTable() {
        rule.after(ORDERS).runner(Runner.GOOSE).accepts("""
                ALTER TABLE orders ADD COLUMN b text;
                UPDATE bills SET id = 1;
                """);
    }

    @Test
    void acceptsRowsThatAreChangedBefore() {
        rule.after(ORDERS).runner(Runner.GOOSE).accepts("""
                UPDATE orders SET a = '' WHERE a IS NULL;
                ALTER TABLE orders ALTER COLUMN a SET DEFAULT '';
                """);
    }

    @Test
    void acceptsEachStatementByItself() {
        rule.after(ORDERS).runner(Runner.PSQL).accepts("""
                ALTER TABLE orders ADD COLUMN b text;
                UPDATE orders SET b = a;
                """);
    }

    @Test
    void acceptsATableThatTheMigrationMakes() {
        rule.runner(Runner.GOOSE).accepts(ORDERS + "ALTER TABLE orders ADD COLUMN b text; UPDATE orders SET b = a;");
    }

    @Test
    void acceptsATableThatWasEmptied() {
        rule.after(ORDERS).runner(Runner.GOOSE).accepts("""
                TRUNCATE orders;
                INSERT INTO orders (id) SELECT id FROM bills;
                """);
    }

    @Test
    void weighsALockThatLetsReadersPassLess() {
        rule.after(ORDERS).runner(Runner.GOOSE).reports("""
                CREATE INDEX bills_id ON bills (id);
                DELETE FROM bills;
                ^^^^^^^^^^^ a SHARE lock on bills, which blocks writes
                """);
    }

    @Test
    void seesADoBlockAsOneTransaction() {
        rule.after(ORDERS).runner(Runner.PSQL).reports("""
                DO $$ BEGIN
                  ALTER TABLE orders ADD COLUMN b text;
                  UPDATE orders SET b = a;
                  ^^^^^^ Rows of orders are changed
                END $$;
                """);
    }

    @Test
    void acceptsRowsThatAreChangedWhileATriggerIsOffForThem() {
        rule.after("CREATE TABLE orders (id int, note text);").accepts("""
                BEGIN;
                ALTER TABLE orders DISABLE TRIGGER keep_history;
                UPDATE orders SET note = upper(note);
                ALTER TABLE orders ENABLE TRIGGER keep_history;
                COMMIT;
                """);
    }
}
