package dev.stopover.rules.design;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedundantIndexTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new RedundantIndex());

    @Test
    void reportsOneOfTwoEqualIndexes() {
        rule.after("CREATE TABLE orders (id bigint PRIMARY KEY, shop_id bigint);")
                .reports("""
                        CREATE INDEX a ON orders (shop_id);
                        CREATE INDEX b ON orders (shop_id);
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Whatever b is good for, a does too
                        CREATE INDEX c ON orders (id);
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Whatever c is good for, orders_pkey does too
                        """);
    }

    @Test
    void acceptsOtherOrdersAndClasses() {
        rule.after("CREATE TABLE orders (id bigint PRIMARY KEY, name text);").accepts("""
                        CREATE INDEX a ON orders (name);
                        CREATE INDEX b ON orders (name DESC);
                        CREATE INDEX c ON orders (name text_pattern_ops);
                        CREATE INDEX d ON orders USING hash (name);
                        """);
    }
}
