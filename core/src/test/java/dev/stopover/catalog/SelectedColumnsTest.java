package dev.stopover.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The columns of what a query defines. */
class SelectedColumnsTest {

    private static final String TABLES = """
            CREATE TABLE customers (id uuid PRIMARY KEY, name varchar(40));
            CREATE TABLE orders (number int, customer_id uuid REFERENCES customers);
            """;

    @Test
    void takesAllColumnsOfAJoin() {
        assertThat(columns("""
                CREATE VIEW open_orders AS SELECT number no, customer_id FROM orders;
                CREATE TABLE copies AS SELECT * FROM open_orders o INNER JOIN customers c ON c.id = o.customer_id;
                """)).isEqualTo("no integer, customer_id uuid, id uuid, name character varying(40)");
    }

    @Test
    void takesTheColumnsThatSelectIntoCopies() {
        assertThat(columns("SELECT * INTO copies FROM orders;")).isEqualTo("number integer, customer_id uuid");
    }

    @Test
    void knowsATableWithoutColumns() {
        Replayed replayed = Replayed.of("CREATE TABLE nothing (); CREATE TABLE copies AS SELECT * FROM nothing;");
        assertThat(replayed.table("copies").isKnown()).isTrue();
    }

    @Test
    void asksTheOutermostTablesForAColumn() {
        assertThat(columns("""
                CREATE TABLE copies AS
                SELECT number FROM orders WHERE EXISTS (SELECT FROM orders o WHERE o.number < orders.number)
                UNION ALL SELECT 7 FROM customers;
                """)).isEqualTo("number integer");
    }

    @Test
    void putsMergedColumnsFirstAndOnce() {
        assertThat(columns("""
                CREATE TABLE items (amount int, customer_id uuid, product text);
                CREATE TABLE copies AS SELECT * FROM orders JOIN items USING (customer_id) NATURAL JOIN customers;
                """))
                .isEqualTo(
                        "customer_id uuid, number integer, amount integer, product text, id uuid, name character varying(40)");
        assertThat(columns("""
                CREATE TABLE items (customer_id uuid, number int, product text);
                CREATE TABLE copies AS SELECT * FROM orders NATURAL JOIN items;
                """)).isEqualTo("customer_id uuid, number integer, product text");
    }

    @Test
    void takesWhatSubqueriesAndCommonTablesGiveOut() {
        assertThat(columns("""
                CREATE TABLE copies AS
                WITH RECURSIVE named (label, key) AS (SELECT name, id FROM customers UNION SELECT label, key FROM named)
                SELECT n.*, o.* FROM named n, LATERAL (SELECT number + 1 AS next FROM orders WHERE customer_id = key) o;
                """)).isEqualTo("label character varying(40), key uuid, next integer");
        assertThat(columns("CREATE TABLE copies AS SELECT * FROM (VALUES (1, 'a'), (2, 'b')) v (number);"))
                .isEqualTo("number integer, column2 text");
        assertThat(columns("""
                CREATE TABLE copies AS
                WITH gone AS (DELETE FROM orders USING customers WHERE id = customer_id RETURNING orders.*)
                SELECT * FROM gone;
                """)).isEqualTo("number integer, customer_id uuid");
    }

    @Test
    void takesTheColumnsThatAFunctionNames() {
        assertThat(columns("""
                CREATE FUNCTION totals() RETURNS TABLE (day date, total int) LANGUAGE sql AS 'SELECT now()::date, 1';
                CREATE TABLE copies AS SELECT * FROM totals() JOIN orders ON number = total;
                """)).isEqualTo("day , total , number integer, customer_id uuid");
    }

    @Test
    void namesNoColumnsOfWhatItDoesNotKnow() {
        Replayed replayed = Replayed.of(TABLES + "CREATE TABLE copies AS SELECT * FROM orders, visits;");
        assertThat(replayed.table("copies").columns()).isEmpty();
        assertThat(replayed.table("copies").knowledge()).isEqualTo(Knowledge.UNCERTAIN);
    }

    private static String columns(String sql) {
        StringBuilder columns = new StringBuilder();
        for (Column column : Replayed.of(TABLES + sql).table("copies").columns()) {
            columns.append(columns.isEmpty() ? "" : ", ")
                    .append(column.name())
                    .append(' ')
                    .append(column.type());
        }
        return columns.toString();
    }
}
