package dev.stopover.rules.design;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ForeignKeyTypeMismatchTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new ForeignKeyTypeMismatch());

    @Test
    void acceptsTextAndVarchar() {
        rule.accepts("""
                CREATE TABLE shops (code varchar(10) PRIMARY KEY);
                CREATE TABLE orders (shop text REFERENCES shops);
                """);
    }

    @Test
    void acceptsAKeyThatIsWidenedLater() {
        rule.accepts("""
                CREATE TABLE shops (id bigint PRIMARY KEY);
                CREATE TABLE orders (shop_id integer REFERENCES shops);
                ALTER TABLE orders ALTER COLUMN shop_id TYPE bigint;
                """);
    }
}
