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

    private static final String WRITTEN = """
            CREATE TABLE orders (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                number bigint,
                net numeric,
                gross numeric GENERATED ALWAYS AS (net * 1.2) STORED);
            CREATE UNIQUE INDEX ON orders (number) WHERE number > 0;
            CREATE VIEW totals AS SELECT number, sum(net) FROM orders GROUP BY number;
            CREATE VIEW plain AS SELECT id, number FROM orders;
            CREATE MATERIALIZED VIEW kept AS SELECT id FROM orders;
            """;

    @Test
    void reportsValuesThatNoColumnTakes() {
        rule.after(WRITTEN).reports("""
                        INSERT INTO orders VALUES (DEFAULT, 1, 2, DEFAULT, 3);
                                                                           ^ INSERT has more expressions than target columns
                        INSERT INTO orders (number, net) VALUES (1);
                                    ^^^^^^ INSERT has more target columns than expressions
                        INSERT INTO orders (id, number) VALUES (DEFAULT, 1), (2, 2);
                                                                              ^ Cannot insert a non-DEFAULT value into column "id"
                        INSERT INTO orders (id) SELECT 1;
                                    ^^^^^^ Cannot insert a non-DEFAULT value into column "id"
                        UPDATE orders SET net = 1, gross = 2;
                                                   ^^^^^ Column "gross" can only be updated to DEFAULT
                        INSERT INTO orders (number) VALUES (1) ON CONFLICT (number) DO NOTHING;
                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ There is no unique or exclusion constraint matching the ON CONFLICT specification
                        INSERT INTO totals VALUES (1, 2);
                                    ^^^^^^ Cannot insert into view "totals"
                        DELETE FROM kept;
                                    ^^^^ Cannot change materialized view "kept"
                        """);
    }

    @Test
    void acceptsValuesThatColumnsTake() {
        rule.after(WRITTEN).accepts("""
                        INSERT INTO orders VALUES (DEFAULT, 1), (DEFAULT, 2);
                        INSERT INTO orders (id, number) OVERRIDING SYSTEM VALUE VALUES (1, 2);
                        INSERT INTO orders (id, number) VALUES (DEFAULT, 2) ON CONFLICT (id) DO UPDATE SET number = 3;
                        INSERT INTO orders (number) VALUES (1) ON CONFLICT (number) WHERE number > 0 DO NOTHING;
                        INSERT INTO orders (number) VALUES (1) ON CONFLICT DO NOTHING;
                        UPDATE orders SET id = DEFAULT, gross = DEFAULT;
                        INSERT INTO plain (number) VALUES (1);
                        INSERT INTO strangers VALUES (1, 2, 3) ON CONFLICT (a) DO NOTHING;
                        CREATE TRIGGER into_totals INSTEAD OF INSERT ON totals FOR EACH ROW EXECUTE FUNCTION book();
                        INSERT INTO totals VALUES (1, 2);
                        """);
    }
}
