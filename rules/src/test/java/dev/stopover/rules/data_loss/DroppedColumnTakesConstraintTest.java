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
                                           ^^^^^^^^^^^^^^^^ orders_b_idx (the partial index on b).
                        """);
    }

    @Test
    void acceptsAConstraintThatIsReplaced() {
        rule.after("CREATE TABLE orders (a int, b int, CONSTRAINT orders_key UNIQUE (a, b));")
                .accepts("""
                        ALTER TABLE orders DROP COLUMN b, ADD CONSTRAINT orders_a_key UNIQUE (a);
                        """);
    }

    @Test
    void acceptsAnIndexThatOtherColumnsDoNotMiss() {
        rule.after("""
                        CREATE TABLE orders (id int, region text, state text);
                        CREATE INDEX orders_region ON orders (region);
                        CREATE INDEX orders_region_state ON orders (region, state);
                        CREATE INDEX orders_state_region ON orders (state, region);
                        """).accepts("ALTER TABLE orders DROP COLUMN state;");
    }

    @Test
    void acceptsAConstraintThatIsDroppedByNameAfterwards() {
        rule.after("""
                        CREATE TABLE orders (id int, region text, state text);
                        ALTER TABLE orders ADD CONSTRAINT placed CHECK (region IS NOT NULL OR state IS NOT NULL);
                        """).accepts("""
                        ALTER TABLE orders DROP COLUMN state;
                        ALTER TABLE orders DROP CONSTRAINT IF EXISTS placed;
                        """);
    }
}
