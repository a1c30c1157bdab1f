package dev.stopover.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.migration.TransactionMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL refuses or accepts where that is easily taken for the opposite; each was tried on a server. */
class ReplayFaultsTest {

    private static final String SHOP = """
            CREATE TABLE customers (id int PRIMARY KEY, name text);
            CREATE TABLE orders (id int PRIMARY KEY, note varchar(10));
            CREATE VIEW notes AS SELECT note FROM orders;
            """;

    @Test
    void keepsAViewWhoseColumnCannotBeDropped() {
        Replayed replayed = Replayed.of(SHOP + "ALTER TABLE orders DROP COLUMN note;");
        assertThat(replayed.failures())
                .containsExactly("2BP01 cannot drop column note of table orders because other objects depend on it");
        assertThat(replayed.catalog().views()).hasSize(1);
    }

    /** Checked on PostgreSQL 15: 2BP01, "policy mine on table notes depends on table members". */
    @Test
    void keepsATableThatThePolicyOfAnotherReads() {
        String policy = """
                CREATE TABLE members (org int);
                CREATE TABLE notes (org int);
                CREATE POLICY mine ON notes USING (EXISTS (SELECT 1 FROM members m WHERE m.org = notes.org));
                """;
        assertThat(Replayed.of(policy + "DROP TABLE members;").failures())
                .containsExactly("2BP01 cannot drop table members because other objects depend on it");
        assertThat(Replayed.of(policy + "DROP TABLE members CASCADE;").failures())
                .isEmpty();
        assertThat(Replayed.of(policy + "DROP TABLE members, notes;").failures())
                .isEmpty();
        assertThat(Replayed.of(policy + "DROP POLICY mine ON notes; DROP TABLE members;")
                        .failures())
                .isEmpty();
    }

    @Test
    void keepsTheTypeOfAColumnThatAViewShows() {
        Replayed replayed = Replayed.of(SHOP + "ALTER TABLE orders ALTER COLUMN note TYPE text;");
        assertThat(replayed.table("orders").column("note").orElseThrow().type().canonical())
                .isEqualTo("character varying(10)");
    }

    @Test
    void dropsAColumnThatAQueryOnlySeemsToUse() {
        assertThat(Replayed.of("""
                CREATE TABLE orders (id int, note text);
                CREATE TABLE customers (id int);
                CREATE VIEW buyers AS SELECT id FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.id = c.id);
                ALTER TABLE orders DROP COLUMN note;
                """).failures()).isEmpty();
    }

    @Test
    void takesAStatementWhoseFailureIsPassedOverForUncertain() {
        Replayed replayed = Replayed.of("""
                DO $$ BEGIN
                    ALTER TABLE payments DROP COLUMN amount;
                    CREATE TABLE invoices (id int PRIMARY KEY, payment int REFERENCES payments (id));
                EXCEPTION WHEN undefined_table THEN NULL;
                END $$;
                """);
        assertThat(replayed.failures()).isEmpty();
        assertThat(replayed.table("invoices").isKnown()).isFalse();
    }

    @Test
    void saysNothingOfAFailureThatIsPassedOver() {
        assertThat(Replayed.of("""
                CREATE TABLE orders (id int);
                DROP TABLE orders;
                DO $$ BEGIN
                    ALTER TABLE orders ADD COLUMN note text;
                EXCEPTION WHEN undefined_table THEN RAISE NOTICE 'none';
                END $$;
                """).failures()).isEmpty();
    }

    @Test
    void inventsNoColumnsOfATableThatIsMadeLater() {
        Replayed replayed = Replayed.of(
                TransactionMode.AUTOCOMMIT,
                "CREATE TABLE orders (customer int REFERENCES customers (number));"
                        + "CREATE TABLE customers (id int PRIMARY KEY);");
        assertThat(replayed.table("customers").columns())
                .extracting(Column::name)
                .containsExactly("id");
    }

    @Test
    void wantsTheArgumentsOfAFunctionWhoseNameIsNotUnique() {
        assertThat(Replayed.of("""
                CREATE FUNCTION total(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
                CREATE FUNCTION total(text) RETURNS int LANGUAGE sql AS 'SELECT 1';
                DROP FUNCTION total;
                """).failures()).containsExactly("42725 function name \"total\" is not unique");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (id int); ALTER TABLE t SET SCHEMA pg_catalog; ALTER TABLE t RENAME TO u;",
                "CREATE DOMAIN d AS int; CREATE TABLE t (a d) PARTITION BY LIST (a); DROP DOMAIN d CASCADE; "
                        + "CREATE TABLE t (a int);",
                "CREATE TABLE x (xx text PRIMARY KEY); CREATE TABLE y (x text REFERENCES y, LIKE x INCLUDING INDEXES);",
                "CREATE TABLE t (a int, b int); CREATE STATISTICS ON a, b FROM t; CREATE STATISTICS ON a, b FROM t;",
                "CREATE TABLE t (id int PRIMARY KEY, x int NOT NULL); ALTER TABLE t DROP COLUMN id, ADD PRIMARY KEY (x);"
            })
    void accepts(String sql) {
        assertThat(Replayed.of(sql).failures()).isEmpty();
    }
}
