package dev.stopover.rules.locking;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void reportsTheColumnsOfOneStatementTogether() {
        var findings = rule.postgres(15)
                .after("CREATE TABLE orders (id int, a int, b int);")
                .reports("""
                ALTER TABLE orders ALTER COLUMN a SET NOT NULL, ALTER COLUMN b SET NOT NULL;
                                                  ^^^^^^^^^^^^ Setting a and b NOT NULL reads all of orders
                """)
                .findings();
        assertThat(findings.get(0).help().orElseThrow())
                .startsWith(
                        "Run ALTER TABLE orders ADD CONSTRAINT orders_a_not_null CHECK (a IS NOT NULL AND b IS NOT NULL)"
                                + " NOT VALID; then ALTER TABLE orders VALIDATE CONSTRAINT orders_a_not_null;");
    }
}
