package dev.stopover.rules.locking;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SetNotNullScanTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new SetNotNullScan());

    @Test
    void takesAConjunctionForAProof() {
        rule.after("CREATE TABLE orders (a int, b int, CHECK (a IS NOT NULL AND b > 0));")
                .accepts("ALTER TABLE orders ALTER COLUMN a SET NOT NULL;");
    }

    @Test
    void takesAComparisonForNone() {
        rule.after("CREATE TABLE orders (a int, CHECK (a > 0));").reports("""
                ALTER TABLE orders ALTER COLUMN a SET NOT NULL;
                                                  ^^^^^^^^^^^^ reads all of orders
                """);
    }

    @Test
    void takesAConstraintThatIsNotValidForNone() {
        rule.after("CREATE TABLE orders (a int); ALTER TABLE orders ADD CHECK (a IS NOT NULL) NOT VALID;")
                .reports("""
                        ALTER TABLE orders ALTER COLUMN a SET NOT NULL;
                                                          ^^^^^^^^^^^^ reads all of orders
                        """);
    }

    @Test
    void acceptsAColumnThatIsNotNullAlready() {
        rule.after("CREATE TABLE orders (a int PRIMARY KEY);")
                .accepts("ALTER TABLE orders ALTER COLUMN a SET NOT NULL;");
    }

    @Test
    void reportsTheActionAmongSeveral() {
        rule.after("CREATE TABLE orders (a int, b int NOT NULL);").reports("""
                ALTER TABLE orders ALTER COLUMN b SET NOT NULL, ALTER COLUMN a SET NOT NULL;
                                                                               ^^^^^^^^^^^^ Setting a NOT NULL
                """);
    }
}
