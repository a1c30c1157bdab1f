package dev.stopover.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.migration.TransactionMode;
import org.junit.jupiter.api.Test;

/** What goes with what, and what stands in the way. */
class DropTest {

    @Test
    void dropsAllObjectsOfAStatementAtOnce() {
        Replayed replayed = Replayed.of("""
                CREATE TABLE customers (id int PRIMARY KEY);
                CREATE TABLE orders (id int, customer_id int REFERENCES customers) PARTITION BY RANGE (id);
                CREATE TABLE orders_1 PARTITION OF orders FOR VALUES FROM (1) TO (10);
                CREATE TYPE money_amount AS ENUM ('EUR');
                CREATE TYPE price AS (amount int, currency money_amount);
                DROP TABLE customers, orders, orders_1;
                DROP TYPE money_amount, price;
                """);
        assertThat(replayed.failures()).isEmpty();
        assertThat(replayed.catalog().tables()).isEmpty();
        assertThat(replayed.catalog().types()).isEmpty();
    }

    @Test
    void dropsATableWhosePartitionsReferToIt() {
        Replayed replayed = Replayed.of("""
                CREATE TABLE parts (id int PRIMARY KEY, whole int REFERENCES parts) PARTITION BY RANGE (id);
                CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (1) TO (10);
                DROP TABLE parts;
                """);
        assertThat(replayed.failures()).isEmpty();
        assertThat(replayed.catalog().tables()).isEmpty();
    }

    @Test
    void tiesADefaultToASequenceOnlyWhereItIsNamedAsOne() {
        Replayed replayed = Replayed.of("""
                CREATE SEQUENCE numbers;
                CREATE TABLE orders (id int DEFAULT nextval(('numbers'::text)::regclass));
                CREATE TABLE old_orders (id int DEFAULT nextval('numbers'::text));
                DROP SEQUENCE numbers;
                """);
        assertThat(replayed.failures()).isEmpty();
        assertThat(replayed.table("old_orders").column("id").orElseThrow().hasDefault())
                .isTrue();
    }

    @Test
    void keepsApartOperatorsOfOneName() {
        Replayed replayed = Replayed.of("""
                CREATE OPERATOR - (PROCEDURE = minus_money, LEFTARG = price, RIGHTARG = price);
                CREATE OPERATOR - (PROCEDURE = minus_weight, LEFTARG = weight, RIGHTARG = weight);
                CREATE OPERATOR CLASS price_ops FOR TYPE price USING btree AS OPERATOR 1 <;
                CREATE OPERATOR CLASS price_ops FOR TYPE price USING hash AS OPERATOR 1 =;
                CREATE USER MAPPING FOR alice SERVER files;
                CREATE USER MAPPING FOR bob SERVER files;
                """);
        assertThat(replayed.failures()).isEmpty();
    }

    @Test
    void followsObjectsKnownByNameToOtherSchemas() {
        Replayed replayed = Replayed.of("""
                CREATE SCHEMA old;
                CREATE COLLATION german FROM "de-x-icu";
                ALTER COLLATION german SET SCHEMA old;
                CREATE COLLATION german FROM "de-x-icu";
                ALTER COLLATION german RENAME TO swiss;
                CREATE COLLATION german FROM "de-x-icu";
                """);
        assertThat(replayed.failures()).isEmpty();
        assertThat(replayed.catalog().others())
                .extracting(OtherObject::name)
                .containsExactly("old.german", "public.german", "public.swiss");
    }

    @Test
    void tellsAggregatesByTheirArguments() {
        Replayed replayed = Replayed.of("""
                CREATE AGGREGATE total (int) (SFUNC = int4pl, STYPE = int);
                CREATE AGGREGATE total (bigint) (SFUNC = int8pl, STYPE = bigint);
                CREATE AGGREGATE sum_of (BASETYPE = int, SFUNC = int4pl, STYPE = int);
                ALTER AGGREGATE total (bigint) RENAME TO big_total;
                DROP AGGREGATE total (int);
                DROP AGGREGATE sum_of (int);
                """);
        assertThat(replayed.catalog().functions())
                .extracting(function -> function.name().name())
                .containsExactly("big_total");
    }

    @Test
    void dropsTemporaryTablesThatLastForATransaction() {
        Replayed replayed = Replayed.of(TransactionMode.AUTOCOMMIT, """
                BEGIN;
                CREATE TEMP TABLE batch (id int) ON COMMIT DROP;
                CREATE TEMP TABLE totals ON COMMIT DROP AS SELECT 1 AS id;
                CREATE TEMP TABLE kept (id int);
                COMMIT;
                BEGIN;
                CREATE TEMP TABLE batch (id int) ON COMMIT DROP;
                CREATE TEMP TABLE totals (id int) ON COMMIT DROP;
                CREATE TEMP TABLE kept (id int);
                COMMIT;
                """);
        assertThat(replayed.failures()).containsExactly("42P07 relation \"kept\" already exists");
    }

    @Test
    void dropsAFunctionWrittenInSqlWithWhatItReads() {
        Replayed replayed = Replayed.of("""
                CREATE TABLE orders (id int);
                CREATE FUNCTION newest() RETURNS int BEGIN ATOMIC SELECT max(id) FROM orders; END;
                CREATE FUNCTION twice() RETURNS int RETURN newest() * 2;
                CREATE FUNCTION text_only() RETURNS int LANGUAGE sql AS 'SELECT max(id) FROM orders';
                DROP TABLE orders CASCADE;
                """);
        assertThat(replayed.catalog().functions())
                .extracting(function -> function.name().name())
                .containsExactly("text_only");
    }

    @Test
    void dropsAnAggregateWithItsFunction() {
        Replayed replayed = Replayed.of("""
                CREATE FUNCTION add_up(int, int) RETURNS int LANGUAGE sql AS 'SELECT $1 + $2';
                CREATE AGGREGATE total (int) (SFUNC = add_up, STYPE = int);
                DROP FUNCTION add_up(int, int) CASCADE;
                """);
        assertThat(replayed.catalog().functions()).isEmpty();
    }

    @Test
    void takesANameAfterAColumnForAnAlias() {
        Replayed replayed = Replayed.of("""
                CREATE TABLE orders (id int, total int);
                CREATE VIEW totals AS SELECT id total FROM orders;
                ALTER TABLE orders DROP COLUMN total CASCADE;
                """);
        assertThat(replayed.catalog().views()).hasSize(1);
    }

    @Test
    void makesAViewOfTemporaryTablesTemporary() {
        Replayed replayed = Replayed.of("""
                CREATE TEMP TABLE batch (id int);
                CREATE VIEW newest AS SELECT max(id) FROM batch;
                """);
        assertThat(replayed.catalog().views()).isEmpty();
    }

    @Test
    void limitsAllPrivilegesToColumns() {
        Replayed replayed = Replayed.of("""
                CREATE TABLE orders (id int, total int, note text);
                GRANT ALL (id, total) ON orders TO clerk;
                GRANT SELECT (note) ON orders TO clerk;
                ALTER TABLE orders DROP COLUMN id;
                ALTER TABLE orders RENAME COLUMN note TO remark;
                """);
        assertThat(replayed.table("orders").grants().entries().keySet())
                .extracting(entry -> entry.privilege() + " " + entry.column())
                .containsExactly("INSERT total", "REFERENCES total", "SELECT remark", "SELECT total", "UPDATE total");
    }

    @Test
    void makesTheElementsOfASchemaInPostgresOrder() {
        Replayed replayed = Replayed.of("""
                CREATE SCHEMA shop
                    CREATE INDEX ON orders (id)
                    CREATE VIEW ids AS SELECT id FROM orders
                    CREATE TABLE orders (id serial);
                """);
        assertThat(replayed.failures()).isEmpty();
        assertThat(replayed.catalog()
                        .table(new ObjectName("shop", "orders"))
                        .orElseThrow()
                        .indexes()
                        .keySet())
                .containsExactly("orders_id_idx");
    }

    @Test
    void printsANumericAsPostgresDoes() {
        assertThat(Replayed.of("CREATE TABLE orders (total numeric(20), rest numeric(10,2)[], tax decimal);")
                        .schema())
                .isEqualTo("""
                table public.orders
                    total numeric(20,0)
                    rest numeric(10,2)[]
                    tax numeric
                """);
    }
}
