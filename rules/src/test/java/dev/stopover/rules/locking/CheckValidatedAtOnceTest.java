package dev.stopover.rules.locking;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CheckValidatedAtOnceTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new CheckValidatedAtOnce());

    @Test
    void reportsACheckWithoutANameOnATableThatTheHistoryDoesNotKnow() {
        rule.reports("""
                ALTER TABLE crm.orders ADD CHECK (total >= 0);
                                           ^^^^^ checked on every row of crm.orders
                """).fixedTo("""
                ALTER TABLE crm.orders ADD CHECK (total >= 0) NOT VALID;
                """);
    }

    @Test
    void reportsACheckThatIsAddedAgain() {
        rule.after("CREATE TABLE orders (total numeric CONSTRAINT positive CHECK (total > 0));")
                .reports("""
                        ALTER TABLE orders DROP CONSTRAINT positive;
                        ALTER TABLE orders ADD CONSTRAINT positive CHECK (total >= 0);
                                                                   ^^^^^ checked on every row of orders
                        """)
                .unasserted();
    }

    @Test
    void acceptsOneThatIsNotEnforced() {
        rule.postgres(18)
                .after("CREATE TABLE orders (total numeric);")
                .accepts("ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT ENFORCED;");
    }

    @Test
    void acceptsAColumnThatIsThereAlready() {
        rule.after("CREATE TABLE orders (total numeric);")
                .accepts("ALTER TABLE orders ADD COLUMN IF NOT EXISTS total numeric CHECK (total > 0);");
    }

    @Test
    void acceptsATemporaryTable() {
        rule.accepts("CREATE TEMPORARY TABLE totals (total numeric); ALTER TABLE totals ADD CHECK (total > 0);");
    }

    @Test
    void weighsLessInARollback() {
        rule.file("migrations/001_orders.up.sql", "CREATE TABLE orders (total numeric);")
                .file("migrations/001_orders.down.sql", "DROP TABLE orders;")
                .file("migrations/002_check.up.sql", "ALTER TABLE orders ADD COLUMN note text;")
                .file("migrations/002_check.down.sql", """
                        ALTER TABLE orders ADD CHECK (total > 0);
                                               ^^^^^ checked on every row of orders
                        """)
                .reports()
                .unasserted();
    }
}
