package dev.stopover.rules.locking;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TriggerDisabledTest {

    private static final String ORDERS = """
            CREATE TABLE orders (id int);
            CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER a BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f();
            CREATE TRIGGER b BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f();
            """;

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new TriggerDisabled());

    @Test
    void looksForTheSameTrigger() {
        rule.after(ORDERS).reports("""
                ALTER TABLE orders DISABLE TRIGGER a;
                                   ^^^^^^^^^^^^^^^ The trigger a of orders is turned off, and this script does not
                ALTER TABLE orders ENABLE TRIGGER b;
                """);
    }

    @Test
    void takesAllForEach() {
        rule.after(ORDERS).reports("""
                ALTER TABLE orders DISABLE TRIGGER a;
                                   ^^^^^^^^^^^^^^^ is off until it is turned on again
                ALTER TABLE orders ENABLE TRIGGER ALL;
                """);
    }

    @Test
    void acceptsEnabling() {
        rule.after(ORDERS).accepts("ALTER TABLE orders ENABLE ALWAYS TRIGGER a;");
    }

    @Test
    void acceptsNamedOnesThatAreOffForATransaction() {
        rule.after(ORDERS).accepts("""
                BEGIN;
                ALTER TABLE orders DISABLE TRIGGER a, DISABLE TRIGGER b;
                UPDATE orders SET id = 1;
                ALTER TABLE orders ENABLE TRIGGER a, ENABLE TRIGGER b;
                COMMIT;
                """);
    }

    @Test
    void reportsSeveralOfAStatementOnce() {
        rule.after(ORDERS).reports("""
                ALTER TABLE orders DISABLE TRIGGER a, DISABLE TRIGGER b;
                                   ^^^^^^^^^^^^^^^ The trigger a of orders is off until it is turned on again
                UPDATE orders SET id = 1;
                ALTER TABLE orders ENABLE TRIGGER a, ENABLE TRIGGER b;
                """);
    }
}
