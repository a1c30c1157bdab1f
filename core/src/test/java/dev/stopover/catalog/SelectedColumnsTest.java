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
    void namesNoColumnsWhereJoinsMergeThem() {
        Replayed replayed = Replayed.of(TABLES + "CREATE TABLE copies AS SELECT * FROM orders NATURAL JOIN customers;");
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
