package dev.stopover.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that PostgreSQL cannot make out: of tables that come later, and of functions of which there are several. */
class RefusedNamesTest {

    private static final String TWO_FUNCTIONS = """
            CREATE FUNCTION total(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION total(a text) RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE PROCEDURE once(a int) LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION once(a text) RETURNS int LANGUAGE sql AS 'SELECT 1';
            """;

    @Test
    void refusesAForeignKeyToATableThatTheScriptMakesLater() {
        Replayed replayed = Replayed.of("""
                CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers (number));
                CREATE TABLE customers (id bigint PRIMARY KEY);
                """);
        assertThat(replayed.failures()).containsExactly("42P01 relation \"customers\" does not exist");
        assertThat(replayed.table("customers").column("number")).isEmpty();
        assertThat(replayed.table("customers").isKnown()).isTrue();
    }

    @Test
    void refusesOtherStatementsToo() {
        assertThat(Replayed.of("""
                                ALTER TABLE customers ADD COLUMN note text;
                                CREATE TABLE public.customers (id bigint);
                                """).failures()).containsExactly("42P01 relation \"customers\" does not exist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE IF NOT EXISTS customers (id bigint PRIMARY KEY);",
                "DROP TABLE customers CASCADE; CREATE TABLE customers (id bigint PRIMARY KEY);",
                "ALTER TABLE customers RENAME TO old; CREATE TABLE customers (id bigint PRIMARY KEY);",
                "ALTER TABLE customers SET SCHEMA old; CREATE TABLE customers (id bigint PRIMARY KEY);",
                "SET search_path TO other; CREATE TABLE customers (id bigint PRIMARY KEY);",
                "CREATE TABLE other.customers (id bigint PRIMARY KEY);",
                "\n\\i other.sql\nCREATE TABLE customers (id bigint PRIMARY KEY);",
                "DO $$ BEGIN IF random() > 0.5 THEN CREATE TABLE customers (id bigint PRIMARY KEY); END IF; END $$;"
            })
    void takesATableToBeThereThatMayBe(String later) {
        assertThat(Replayed.of("CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers);"
                                + later)
                        .failures())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP FUNCTION total",
                "COMMENT ON FUNCTION total IS 'x'",
                "ALTER FUNCTION total STRICT",
                "ALTER FUNCTION total OWNER TO app",
                "ALTER FUNCTION total RENAME TO sum_of",
                "ALTER FUNCTION total SET SCHEMA public",
                "GRANT EXECUTE ON FUNCTION total TO app",
                "REVOKE EXECUTE ON FUNCTION total FROM PUBLIC"
            })
    void refusesAFunctionWithoutArgumentsOfWhichThereAreSeveral(String sql) {
        assertThat(Replayed.of(TWO_FUNCTIONS + sql + ";").failures())
                .containsExactly("42725 function name \"total\" is not unique");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP FUNCTION total(int)",
                "COMMENT ON FUNCTION once IS 'x'",
                "DROP PROCEDURE once",
                "GRANT EXECUTE ON FUNCTION once TO app"
            })
    void takesTheOnlyOneOfItsKind(String sql) {
        assertThat(Replayed.of(TWO_FUNCTIONS + sql + ";").failures()).isEmpty();
    }
}
