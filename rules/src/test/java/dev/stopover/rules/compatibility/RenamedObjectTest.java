package dev.stopover.rules.compatibility;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RenamedObjectTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new RenamedObject());

    @Test
    void reportsASchema() {
        rule.after("CREATE SCHEMA billing;").reports("""
                        ALTER SCHEMA billing RENAME TO invoicing;
                                     ^^^^^^^ billing is renamed to invoicing
                        """);
    }

    @Test
    void acceptsWhatTheSameMigrationMade() {
        rule.accepts("""
                CREATE TYPE state AS ENUM ('new');
                ALTER TYPE state RENAME VALUE 'new' TO 'fresh';
                CREATE VIEW v AS SELECT 1 AS one;
                ALTER VIEW v RENAME TO w;
                """);
    }

    @Test
    void acceptsAViewThatIsMadeAnewUnderTheOldName() {
        rule.after("CREATE VIEW v AS SELECT 1 AS one;").accepts("""
                        ALTER VIEW v RENAME TO v_old;
                        CREATE VIEW v AS SELECT 1 AS one, 2 AS two;
                        """);
    }

    @Test
    void acceptsATypeWhoseNameANewOneTakes() {
        rule.after("CREATE TYPE state AS ENUM ('open', 'shut'); CREATE TABLE doors (state state);")
                .accepts("""
                ALTER TYPE state RENAME TO state_old;
                CREATE TYPE state AS ENUM ('open', 'shut', 'ajar');
                ALTER TABLE doors ALTER COLUMN state TYPE state USING state::text::state;
                DROP TYPE state_old;
                """);
    }

    @Test
    void acceptsATriggerFunctionThatIsMoved() {
        rule.after(
                        "CREATE SCHEMA hidden; CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';")
                .accepts("ALTER FUNCTION f() SET SCHEMA hidden;");
    }
}
