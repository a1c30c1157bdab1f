package dev.stopover.rules.workflow;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IrreversibleChangeTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new IrreversibleChange());

    @Test
    void reportsRowsThatGoAndValuesThatAreComputedAnew() {
        rule.file("migrations/1_orders.up.sql", "CREATE TABLE orders (id bigint, total numeric, made timestamptz);")
                .file("migrations/1_orders.down.sql", "DROP TABLE orders;")
                .file("migrations/2_change.up.sql", """
                        TRUNCATE orders;
                                 ^^^^^^ TRUNCATE takes the rows of public.orders (and 2 more changes here lose data), and the rollback restores the schema only.
                        UPDATE orders SET total = 0;
                        ALTER TABLE orders ALTER COLUMN made TYPE date;
                        """)
                .file("migrations/2_change.down.sql", "ALTER TABLE orders ALTER COLUMN made TYPE timestamptz;")
                .reports();
    }

    @Test
    void acceptsWhatHadNoRowsBefore() {
        rule.file("migrations/1_orders.up.sql", """
                        CREATE TABLE scratch (id bigint);
                        CREATE TABLE orders (id bigint);
                        DELETE FROM orders;
                        DROP TABLE scratch;
                        """)
                .file("migrations/1_orders.down.sql", "DROP TABLE orders;")
                .accepts();
    }

    @Test
    void acceptsFillingWhatWasNull() {
        rule.file("migrations/1_orders.up.sql", "CREATE TABLE orders (id bigint, total numeric);")
                .file("migrations/1_orders.down.sql", "DROP TABLE orders;")
                .file("migrations/2_total.up.sql", """
                        UPDATE orders SET total = 0 WHERE total IS NULL;
                        ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
                        """)
                .file("migrations/2_total.down.sql", "ALTER TABLE orders ALTER COLUMN total DROP NOT NULL;")
                .accepts();
    }

    @Test
    void acceptsAMarkThatIsSet() {
        rule.file("migrations/1_orders.up.sql", "CREATE TABLE orders (id bigint, total numeric, moved boolean);")
                .file("migrations/1_orders.down.sql", "DROP TABLE orders;")
                .file("migrations/2_move.up.sql", "UPDATE orders SET moved = true WHERE total > 0;")
                .file("migrations/2_move.down.sql", "SELECT 1;")
                .accepts();
    }
}
