package dev.stopover.rules.repeatability;

import dev.stopover.migration.Runner;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MissingIfExistsTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new MissingIfExists());

    @Test
    void acceptsAGuardInADoBlock() {
        rule.runner(Runner.PSQL).accepts("""
                DO $$ BEGIN
                  IF EXISTS (SELECT 1 FROM pg_type WHERE typname = 'state') THEN
                    DROP TYPE state;
                  END IF;
                END $$;
                """);
    }

    @Test
    void leavesWhatIsCertainToFailToItsOwnRule() {
        rule.runner(Runner.PSQL).accepts("""
                CREATE TABLE orders (id bigint);
                ALTER TABLE orders DROP COLUMN note;
                """);
    }

    @Test
    void reportsEachOneInAHistoryThatGuardsTheOthers() {
        rule.runner(Runner.FLYWAY).reports("""
                DROP TABLE IF EXISTS a, b;
                DROP INDEX IF EXISTS c;
                DROP VIEW IF EXISTS d;
                DROP TYPE IF EXISTS e;
                DROP FUNCTION f();
                ^^^^^^^^^^^^^ DROP FUNCTION f fails where it is gone already, as when
                """);
    }

    @Test
    void acceptsWhatTheScriptMakesItself() {
        rule.after("""
                        CREATE TABLE orders (id int CONSTRAINT positive CHECK (id > 0), note text);
                        CREATE FUNCTION total(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
                        """).accepts("""
                        ALTER TABLE orders DROP CONSTRAINT positive, ADD CONSTRAINT positive CHECK (id >= 0);
                        CREATE OR REPLACE PROCEDURE fill() LANGUAGE sql AS 'UPDATE orders SET note = NULL';
                        CALL fill();
                        DROP PROCEDURE fill();
                        DROP FUNCTION total(int);
                        CREATE FUNCTION total(int) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
                        """);
    }

    @Test
    void acceptsATableWhoseNameAnotherTakes() {
        rule.after("CREATE TABLE orders (id int);").accepts("""
                CREATE TABLE orders_new (id bigint);
                DROP TABLE orders;
                ALTER TABLE orders_new RENAME TO orders;
                """);
    }
}
