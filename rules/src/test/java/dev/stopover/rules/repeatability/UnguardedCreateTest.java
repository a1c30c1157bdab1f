package dev.stopover.rules.repeatability;

import dev.stopover.migration.Runner;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnguardedCreateTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new UnguardedCreate());

    @Test
    void reportsEachKind() {
        rule.runner(Runner.PSQL).reports("""
                CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
                ^^^^^^^^^^^^^^ CREATE TRIGGER touch fails
                CREATE DOMAIN email AS text;
                ^^^^^^^^^^^^^ CREATE DOMAIN email fails
                CREATE TYPE pair AS (a int, b int);
                ^^^^^^^^^^^ CREATE TYPE pair fails
                ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;
                                                  ^^^^^^^^ ADD CONSTRAINT positive fails
                """);
    }

    @Test
    void leavesWhatIsCertainToFailToItsOwnRule() {
        rule.runner(Runner.PSQL)
                .after("CREATE TYPE state AS ENUM ('new');")
                .accepts("CREATE TYPE state AS ENUM ('old');");
    }

    @Test
    void acceptsWhatTheScriptDropsBefore() {
        rule.runner(Runner.PSQL).accepts("""
                ALTER TABLE orders
                    ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_by_number,
                    DROP CONSTRAINT orders_pkey;
                DROP TRIGGER touch ON orders;
                CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
                """);
    }

    @Test
    void acceptsAConstraintWithoutAName() {
        rule.runner(Runner.PSQL).accepts("ALTER TABLE orders ADD PRIMARY KEY (id);");
    }
}
