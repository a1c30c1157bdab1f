package dev.stopover.rules.rewrites;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StorageRewriteTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new StorageRewrite());

    @Test
    void isNotSureOfATableThatTheHistoryDoesNotKnow() {
        rule.reports("""
                ALTER TABLE crm.orders SET UNLOGGED;
                                       ^^^^^^^^^^^^ unless it is stored so already
                """);
    }

    @Test
    void isNotSureOfTheUsualAccessMethod() {
        rule.postgres(15).after("CREATE TABLE orders (id int);").reports("""
                ALTER TABLE orders SET ACCESS METHOD heap;
                                   ^^^^^^^^^^^^^^^^^ unless it is stored so already
                """);
    }

    @Test
    void acceptsStorageParameters() {
        rule.after("CREATE TABLE orders (id int);").accepts("ALTER TABLE orders SET (fillfactor = 70);");
    }
}
