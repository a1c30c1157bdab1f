package dev.stopover.rules.repeatability;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RefusedStatementTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new RefusedStatement());

    @Test
    void reportsASecondPrimaryKeyAndAViewThatIsNoTable() {
        rule.after("CREATE TABLE orders (id bigint PRIMARY KEY, number int); CREATE VIEW totals AS SELECT 1;")
                .reports("""
                        ALTER TABLE orders ADD PRIMARY KEY (number);
                                               ^^^^^^^^^^^ Multiple primary keys for table "orders" are not allowed
                        DROP TABLE totals;
                                   ^^^^^^ "totals" is not a table, so the migration fails.
                        """);
    }

    @Test
    void acceptsWhatIsDroppedTogetherOrWithAll() {
        rule.after("""
                        CREATE TABLE customers (id bigint PRIMARY KEY);
                        CREATE TABLE orders (customer_id bigint REFERENCES customers);
                        CREATE TABLE notes (customer_id bigint REFERENCES customers);
                        """).accepts("""
                        DROP TABLE notes;
                        DROP TABLE customers, orders;
                        """);
    }
}
