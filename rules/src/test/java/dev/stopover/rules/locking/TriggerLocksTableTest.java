package dev.stopover.rules.locking;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TriggerLocksTableTest {

    private static final String TABLES = """
            CREATE TABLE orders (id int);
            CREATE TABLE bills (id int);
            CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            """;

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new TriggerLocksTable());

    @Test
    void saysItOnceForAFile() {
        rule.after(TABLES).reports("""
                CREATE TRIGGER a BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f();
                ^^^^^^^^^^^^^^ lock on public.orders and public.bills
                CREATE TRIGGER a BEFORE INSERT ON bills FOR EACH ROW EXECUTE FUNCTION f();
                """);
    }

    @Test
    void acceptsADropOfWhatIsNotThere() {
        rule.accepts("CREATE TABLE orders (id int); DROP TRIGGER IF EXISTS a ON orders;");
    }
}
