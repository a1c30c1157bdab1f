package dev.stopover.rules.repeatability;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RefusedStatementTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new RefusedStatement());

    @Test
    void reportsATableThatWouldBeItsOwnParent() {
        rule.after("CREATE TABLE orders (id bigint); CREATE TABLE items () INHERITS (orders);")
                .reports("""
                        ALTER TABLE orders INHERIT orders;
                                                   ^^^^^^ Circular inheritance not allowed, so the migration fails.
                        ALTER TABLE orders INHERIT items;
                                                   ^^^^^ Circular inheritance not allowed
                        """);
    }

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

    @Test
    void acceptsAForeignKeyOfAColumnThatTheSameStatementGivesItsType() {
        rule.after("""
                        CREATE TABLE services (id uuid PRIMARY KEY);
                        CREATE TABLE alerts (service_id text, CONSTRAINT alerts_service_key UNIQUE (service_id));
                        """).accepts("""
                        ALTER TABLE alerts
                          ALTER service_id TYPE uuid USING service_id::uuid,
                          ADD FOREIGN KEY (service_id) REFERENCES services (id);
                        """);
    }

    @Test
    void acceptsAPrimaryKeyInThePlaceOfOneThatWentWithItsColumn() {
        rule.after("CREATE TABLE orders (id bigint PRIMARY KEY, number bigint NOT NULL);")
                .accepts("ALTER TABLE orders DROP COLUMN id, ADD PRIMARY KEY (number);");
    }

    @Test
    void acceptsWhatTextThatIsPutTogetherMayHaveMadeRoomFor() {
        rule.after("CREATE TABLE orders (id bigint PRIMARY KEY, number bigint NOT NULL);")
                .accepts("""
                        DO $$ BEGIN
                          EXECUTE (SELECT 'ALTER TABLE orders DROP CONSTRAINT ' || conname FROM pg_constraint LIMIT 1);
                        END $$;
                        ALTER TABLE orders ADD PRIMARY KEY (number);
                        """);
    }

    @Test
    void isSilentUnderAConditionAndAfterAFailureInTheTransaction() {
        rule.after("CREATE TABLE orders (id bigint PRIMARY KEY); CREATE TABLE lines (id bigint REFERENCES orders);")
                .reports("""
                        DO $$ BEGIN
                          IF current_user = 'ann' THEN
                            TRUNCATE orders;
                          END IF;
                        END $$;
                        BEGIN;
                        ALTER TABLE orders ADD PRIMARY KEY (id);
                                               ^^^^^^^^^^^ Multiple primary keys for table "orders"
                        TRUNCATE orders;
                        COMMIT;
                        """);
    }

    @Test
    void acceptsWhatAnotherActionOfTheStatementMakesRoomFor() {
        rule.after("""
                        CREATE TABLE orders (
                            id bigint, a int, b int GENERATED ALWAYS AS (a * 2) STORED, number int
                        );
                        """).accepts("""
                        ALTER TABLE orders DROP COLUMN b, ALTER COLUMN a TYPE bigint;
                        ALTER TABLE orders ALTER COLUMN number SET NOT NULL,
                            ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY;
                        """);
    }

    @Test
    void acceptsAnIndexWhoseConditionHasNoColumn() {
        rule.after("""
                        CREATE MATERIALIZED VIEW totals AS SELECT 1 AS id;
                        CREATE UNIQUE INDEX totals_key ON totals (id) WHERE abs(1) > 0;
                        """).accepts("REFRESH MATERIALIZED VIEW CONCURRENTLY totals;");
    }

    @Test
    void reportsNamesThatMeanTwoThings() {
        rule.after("CREATE TABLE orders (id bigint, customer bigint); CREATE TABLE customers (id bigint, name text);")
                .reports("""
                        SELECT id FROM orders JOIN customers ON customer = customers.id;
                               ^^ Column reference "id" is ambiguous, so the migration fails.
                        UPDATE orders SET customer = 1, customer = 2;
                                                        ^^^^^^^^ Multiple assignments to same column "customer"
                        """);
    }

    @Test
    void acceptsNamesThatJoinsMergeOrThatAreNearer() {
        rule.after("CREATE TABLE orders (id bigint, customer bigint); CREATE TABLE customers (id bigint, name text);")
                .accepts("""
                        SELECT id FROM orders JOIN customers USING (id);
                        SELECT id FROM orders NATURAL JOIN customers;
                        SELECT 1 FROM orders WHERE EXISTS (SELECT id FROM customers);
                        SELECT 1 FROM orders a JOIN (SELECT 1 AS x) b ON id = x JOIN customers c ON c.id = x;
                        """);
    }

    @Test
    void reportsKeysOfPartitionedTablesThatLeaveOutWhatDividesThem() {
        rule.reports("""
                CREATE TABLE orders (id bigint PRIMARY KEY, day date) PARTITION BY RANGE (day);
                                               ^^^^^^^^^^^ Unique constraint on partitioned table must include all partitioning columns
                CREATE TABLE events (id bigint, day date, UNIQUE (id)) PARTITION BY RANGE (day);
                                                          ^^^^^^^^^^^ Unique constraint on partitioned table must include
                CREATE TABLE hours (id bigint, day date, PRIMARY KEY (id, day)) PARTITION BY RANGE ((day + 1));
                                                         ^^^^^^^^^^^^^^^^^^^^^ Unsupported PRIMARY KEY constraint with partition key definition
                CREATE TABLE days (id bigint, day date, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
                ALTER TABLE days ADD COLUMN number int UNIQUE;
                                                       ^^^^^^ Unique constraint on partitioned table must include
                """);
    }
}
