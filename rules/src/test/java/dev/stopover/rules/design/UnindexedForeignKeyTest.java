package dev.stopover.rules.design;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnindexedForeignKeyTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new UnindexedForeignKey());

    @Test
    void acceptsAnIndexThatALaterMigrationBuilds() {
        rule.file("migrations/001_a.sql", """
                        CREATE TABLE customers (id bigint PRIMARY KEY);
                        CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint REFERENCES customers);
                        """)
                .file("migrations/002_b.sql", "CREATE INDEX CONCURRENTLY orders_idx ON orders (customer_id);")
                .accepts();
    }

    @Test
    void isNotServedByPartialIndexesOrLaterColumns() {
        rule.after("""
                        CREATE TABLE customers (id bigint PRIMARY KEY);
                        CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
                        CREATE INDEX a ON orders (customer_id) WHERE id > 0;
                        CREATE INDEX b ON orders (id, customer_id);
                        CREATE INDEX c ON orders USING hash (customer_id);
                        """).reports("""
                        ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers;
                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ public.orders (customer_id)
                        """);
    }

    @Test
    void isServedByAnIndexThatLeavesOutRowsThatPointNowhere() {
        rule.after("CREATE TABLE customers (id bigint PRIMARY KEY);").accepts("""
                CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint REFERENCES customers);
                CREATE INDEX a ON orders (customer_id) WHERE customer_id IS NOT NULL;
                """);
    }

    @Test
    void acceptsAKeyThatIsIndexedByItsOwnConstraint() {
        rule.after("CREATE TABLE customers (id bigint PRIMARY KEY);").accepts("""
                        CREATE TABLE accounts (customer_id bigint PRIMARY KEY REFERENCES customers);
                        """);
    }
}
