package dev.stopover.rules.locking;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConstraintNeverValidatedTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new ConstraintNeverValidated());

    @Test
    void acceptsOneThatIsGone() {
        rule.file("migrations/1_orders.sql", "CREATE TABLE orders (a int);")
                .file("migrations/2_check.sql", "ALTER TABLE orders ADD CONSTRAINT above CHECK (a > 0) NOT VALID;")
                .file("migrations/3_gone.sql", "ALTER TABLE orders DROP CONSTRAINT above;")
                .accepts();
    }

    @Test
    void acceptsOneThatIsNotEnforced() {
        rule.postgres(18)
                .file("migrations/1_orders.sql", "CREATE TABLE orders (a int CHECK (a > 0) NOT ENFORCED);")
                .file("migrations/2_note.sql", "SELECT 1;")
                .accepts();
    }

    @Test
    void reportsAForeignKey() {
        rule.file("migrations/1_orders.sql", """
                CREATE TABLE shops (id int PRIMARY KEY);
                CREATE TABLE orders (shop int);
                ALTER TABLE orders ADD CONSTRAINT shop FOREIGN KEY (shop) REFERENCES shops NOT VALID;
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ No later migration validates shop
                """)
                .file("migrations/2_note.sql", "SELECT 1;")
                .reports();
    }
}
