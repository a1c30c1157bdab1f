package dev.stopover.rules.locking;

import dev.stopover.migration.Runner;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MissingStatementTimeoutTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new MissingStatementTimeout());

    @Test
    void takesNoLockTimeoutForIt() {
        rule.after("CREATE TABLE orders (id int);")
                .runner(Runner.FLYWAY)
                .reports("""
                SET LOCAL lock_timeout = '5s';
                ALTER TABLE orders ADD CHECK (id > 0);
                ^^^^^^^^^^^ Nothing limits how long this works on public.orders
                """)
                .fixedTo("""
                SET LOCAL lock_timeout = '5s';
                SET LOCAL statement_timeout = '15min';
                ALTER TABLE orders ADD CHECK (id > 0);
                """);
    }

    @Test
    void acceptsWhatIsDoneAtOnce() {
        rule.after("CREATE TABLE orders (id int);").accepts("ALTER TABLE orders ADD COLUMN note text;");
    }
}
