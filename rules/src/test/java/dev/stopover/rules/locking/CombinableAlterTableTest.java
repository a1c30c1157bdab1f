package dev.stopover.rules.locking;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CombinableAlterTableTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new CombinableAlterTable());

    @Test
    void countsARun() {
        rule.after("CREATE TABLE orders (id int); CREATE TABLE bills (id int);").reports("""
                ALTER TABLE orders ADD COLUMN a int;
                ^^^^^^^^^^^ This and the next 2 ALTER TABLEs could be one
                ALTER TABLE public.orders ADD COLUMN b int;
                ALTER TABLE orders ADD COLUMN c int;
                ALTER TABLE bills ADD COLUMN a int;
                """);
    }

    @Test
    void acceptsATableThatTheMigrationMakes() {
        rule.accepts("""
                CREATE TABLE orders (id int);
                ALTER TABLE orders ADD COLUMN a int;
                ALTER TABLE orders ADD COLUMN b int;
                """);
    }

    @Test
    void acceptsOthersBetween() {
        rule.after("CREATE TABLE orders (id int);").accepts("""
                ALTER TABLE orders ADD COLUMN a int;
                UPDATE orders SET a = 1;
                ALTER TABLE orders ADD COLUMN b int;
                """);
    }
}
