package dev.stopover.rules.data_loss;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DroppedColumnTakesConstraintTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new DroppedColumnTakesConstraint());

    @Test
    void acceptsAColumnWithAnIndexOfItsOwn() {
        rule.after("CREATE TABLE orders (id bigint PRIMARY KEY, code text UNIQUE CHECK (code <> ''));")
                .accepts("ALTER TABLE orders DROP COLUMN code;");
    }

    @Test
    void acceptsAllColumnsOfAnIndexAtOnce() {
        rule.after("CREATE TABLE orders (a int, b int, UNIQUE (a, b));")
                .accepts("ALTER TABLE orders DROP COLUMN a, DROP COLUMN b;");
    }

    @Test
    void reportsTheKeyAndAPartialIndex() {
        rule.after("""
                        CREATE TABLE orders (a int, b int, gone boolean, CONSTRAINT orders_pkey PRIMARY KEY (a, b));
                        CREATE INDEX orders_b_idx ON orders (b) WHERE NOT gone;
                        """).reports("""
                        ALTER TABLE orders DROP COLUMN a;
                                           ^^^^^^^^^^^^^ orders_pkey (the primary key on a, b).
                        ALTER TABLE orders DROP COLUMN gone;
                                           ^^^^^^^^^^^^^^^^ orders_b_idx (the index on b, gone).
                        """);
    }

    @Test
    void acceptsAConstraintThatIsReplaced() {
        rule.after("CREATE TABLE orders (a int, b int, CONSTRAINT orders_key UNIQUE (a, b));")
                .accepts("""
                        ALTER TABLE orders DROP COLUMN b, ADD CONSTRAINT orders_a_key UNIQUE (a);
                        """);
    }
}
