package dev.stopover.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What views and policies use, as PostgreSQL 15 keeps it in {@code pg_depend}. */
class ResolutionTest {

    private static final String TABLES = """
            CREATE TABLE orders (id int, customer_id int, state text);
            CREATE TABLE customers (id int, name text, note text);
            """;

    @Test
    void usesOfASubqueryOnlyWhatItGivesOut() {
        assertThat(used("SELECT * FROM (SELECT id FROM orders) o")).containsExactly("orders.id");
        assertThat(used("WITH o AS (SELECT id FROM orders) SELECT * FROM o, customers"))
                .containsExactly("customers.id", "customers.name", "customers.note", "orders.id");
        assertThat(used("WITH o AS (SELECT * FROM orders) SELECT id FROM o"))
                .containsExactly("orders.customer_id", "orders.id", "orders.state");
    }

    @Test
    void countsTheStarOfExists() {
        assertThat(used("SELECT name FROM customers c WHERE EXISTS (SELECT * FROM orders WHERE customer_id = c.id)"))
                .containsExactly("customers.id", "customers.name", "orders.customer_id", "orders.id", "orders.state");
    }

    @Test
    void takesAWholeRowForNoColumn() {
        assertThat(used("SELECT count(*), count(o.*), max(o::text) FROM orders o"))
                .isEmpty();
    }

    @Test
    void looksForAColumnWhereItStandsFirst() {
        assertThat(used("SELECT (SELECT name FROM customers WHERE id = customer_id) FROM orders"))
                .containsExactly("customers.id", "customers.name", "orders.customer_id");
        assertThat(used("SELECT x.n FROM orders, LATERAL (SELECT state AS n) x"))
                .containsExactly("orders.state");
        assertThat(used("SELECT o.a FROM orders AS o (a, b)")).containsExactly("orders.id");
        assertThat(used("SELECT 1 AS state FROM orders ORDER BY state")).isEmpty();
    }

    @Test
    void takesACommonTableForATableOfItsName() {
        assertThat(used("WITH orders AS (SELECT id FROM orders) SELECT id FROM orders"))
                .containsExactly("orders.id");
        assertThat(used("WITH orders AS (SELECT 1 AS id) SELECT id FROM orders"))
                .isEmpty();
        assertThat(used("WITH RECURSIVE orders AS (SELECT 1 AS id UNION ALL SELECT id FROM orders) TABLE orders"))
                .isEmpty();
    }

    @Test
    void usesBothColumnsThatAJoinMerges() {
        assertThat(used("SELECT 1 FROM orders JOIN customers USING (id)")).containsExactly("customers.id", "orders.id");
        assertThat(used("SELECT j.name FROM (orders o JOIN customers c ON o.customer_id = c.id) j (a, b, c, d, name)"))
                .containsExactly("customers.id", "customers.name", "orders.customer_id");
    }

    @Test
    void saysNothingOfAColumnThatAnUnknownTableMayHave() {
        assertThat(used("SELECT (SELECT state FROM visits) FROM orders")).isEmpty();
        assertThat(used("SELECT (SELECT o.state FROM visits) FROM orders o")).containsExactly("orders.state");
    }

    @Test
    void letsAPolicyNameTheColumnsOfItsTable() {
        Replayed replayed = Replayed.of(TABLES + """
                CREATE POLICY own ON orders
                    USING (EXISTS (SELECT FROM customers WHERE id = customer_id AND orders.state = note));
                """);
        assertThat(used(replayed))
                .containsExactly("customers.id", "customers.note", "orders.customer_id", "orders.state");
    }

    @Test
    void usesWhatADataChangeReadsAndWrites() {
        assertThat(used("WITH c AS (UPDATE orders o SET state = name FROM customers c WHERE c.id = customer_id"
                        + " RETURNING o.id) SELECT * FROM c"))
                .containsExactly("customers.id", "customers.name", "orders.customer_id", "orders.id", "orders.state");
    }

    @Test
    void survivesLongChainsOfJoinsAndOperators() {
        assertThat(used("SELECT o.state" + " || 'x'".repeat(5_000) + " FROM orders o"
                        + " JOIN customers USING (id)".repeat(1_000)))
                .containsExactly("customers.id", "orders.id", "orders.state");
        assertThat(used("SELECT o.id FROM orders o" + " JOIN customers".repeat(1_000) + " ON true".repeat(1_000)))
                .containsExactly("orders.id");
    }

    /** The columns that a view's query uses. */
    private static Set<String> used(String query) {
        return used(Replayed.of(TABLES + "CREATE VIEW shown (x) AS " + query + ";"));
    }

    private static Set<String> used(Replayed replayed) {
        Set<String> used = new TreeSet<>();
        for (String name : List.of("orders", "customers")) {
            Table table = replayed.table(name);
            for (Column column : table.columns()) {
                if (!replayed.catalog().dependantsOf(table, column).isEmpty()) {
                    used.add(name + "." + column.name());
                }
            }
        }
        return used;
    }
}
