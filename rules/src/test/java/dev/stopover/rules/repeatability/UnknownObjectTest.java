package dev.stopover.rules.repeatability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnknownObjectTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new UnknownObject());

    @Test
    void saysNothingOfWhatAnIncludedFileMayHaveMade() {
        rule.accepts("""
                CREATE TABLE notes (id int);
                \\ir orders.sql
                ALTER TABLE orders ADD COLUMN email text;
                """);
    }

    @Test
    void reportsATableThatWasDropped() {
        rule.after("CREATE TABLE orders (id bigint); DROP TABLE orders;").reports("""
                        ALTER TABLE orders ADD COLUMN note text;
                                    ^^^^^^ Relation "orders" does not exist, so the migration fails.
                        """);
    }

    @Test
    void reportsAColumnByItsOldName() {
        rule.after("CREATE TABLE orders (id bigint, note text); ALTER TABLE orders RENAME note TO remark;")
                .reports("""
                        ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
                                                        ^^^^ Column "note" of relation "orders" does not exist
                        """);
    }

    @Test
    void acceptsWhatTheHistoryDoesNotKnow() {
        rule.accepts("""
                        ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
                        DROP POLICY readers ON orders;
                        DROP TABLE customers;
                        """);
    }

    @Test
    void acceptsWhatATextMayHaveMade() {
        rule.after("CREATE TABLE orders (id bigint);").accepts("""
                        DO $$ DECLARE name text; BEGIN
                            SELECT setting INTO name FROM settings;
                            EXECUTE format('ALTER TABLE orders ADD COLUMN %I text', name);
                        END $$;
                        ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
                        """);
    }

    @Test
    void saysWhereATableIsMadeLater() {
        assertThat(rule.file("migrations/1_items.up.sql", """
                        CREATE TABLE items (id bigint, order_id bigint, FOREIGN KEY (order_id) REFERENCES orders (id));
                                                                                                          ^^^^^^ Relation "orders" does not exist, so the migration fails.
                        """)
                        .file("migrations/2_orders.up.sql", "\nCREATE TABLE orders (id bigint PRIMARY KEY);\n")
                        .reports()
                        .findings()
                        .get(0)
                        .help())
                .contains("It is made later, in migrations/2_orders.up.sql:2; make it before it is named.");
    }

    @Test
    void reportsViewsAndCopiesThatAreMadeLater() {
        for (String later : new String[] {
            "CREATE VIEW totals AS SELECT 1 AS id;",
            "CREATE MATERIALIZED VIEW totals AS SELECT 1 AS id;",
            "CREATE TABLE totals AS SELECT 1 AS id;"
        }) {
            rule.file("migrations/1_grant.up.sql", """
                            GRANT SELECT ON totals TO PUBLIC;
                                            ^^^^^^ Relation "totals" does not exist, so the migration fails.
                            """)
                    .file("migrations/2_totals.up.sql", later)
                    .reports();
        }
        rule.file("migrations/1_grant.up.sql", "GRANT SELECT ON totals TO PUBLIC;")
                .file("migrations/2_totals.up.sql", "CREATE OR REPLACE VIEW totals AS SELECT 1 AS id;")
                .accepts();
    }

    @Test
    void acceptsATableThatMayHaveStoodBefore() {
        String fk = "ALTER TABLE items ADD FOREIGN KEY (order_id) REFERENCES orders (id);\n";
        for (String later : new String[] {
            "CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY);",
            "DROP TABLE orders; CREATE TABLE orders (id bigint PRIMARY KEY);",
            "ALTER TABLE orders RENAME TO parcels; CREATE TABLE orders (id bigint PRIMARY KEY);",
            "DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE TABLE orders (id bigint PRIMARY KEY);",
            "DO $$ BEGIN EXECUTE readfile('a'); END $$; CREATE TABLE orders (id bigint PRIMARY KEY);",
            "SET search_path = shop; CREATE TABLE orders (id bigint PRIMARY KEY);",
            "CREATE TABLE shop.orders (id bigint PRIMARY KEY);"
        }) {
            rule.file("migrations/1_items.up.sql", fk)
                    .file("migrations/2_orders.up.sql", later)
                    .accepts();
        }
        rule.file("migrations/a_items.sql", fk)
                .file("migrations/b_orders.sql", "CREATE TABLE orders (id bigint PRIMARY KEY);\n")
                .accepts();
    }

    @Test
    void reportsRowsOfATableThatIsGone() {
        RuleTester orders = rule.after("CREATE TABLE orders (id bigint); DROP TABLE orders;");
        for (String sql : new String[] {
            "INSERT INTO %s VALUES (1);\n            %s",
            "UPDATE %s SET id = 2;\n       %s",
            "DELETE FROM %s;\n            %s",
            "TRUNCATE %s;\n         %s",
            "COPY %s FROM '/data/orders.csv';\n     %s",
            "LOCK TABLE %s;\n           %s",
            "CREATE VIEW notes AS SELECT o.id FROM %s o;\n                                      %s",
            "CREATE TABLE notes AS SELECT o.id FROM %s o;\n                                       %s"
        }) {
            orders.reports(sql.formatted("orders", "^^^^^^ Relation \"orders\" does not exist") + "\n");
        }
        orders.accepts("""
                CREATE VIEW notes AS WITH orders AS (SELECT 1 AS id) SELECT id FROM orders;
                CREATE TEMPORARY TABLE orders (id bigint);
                INSERT INTO orders VALUES (1);
                """);
        orders.accepts("DO $$ BEGIN IF now() < '2020-01-01' THEN DELETE FROM orders; END IF; END $$;");
    }

    @Test
    void asksWhetherTheNearestNameWasMeant() {
        RuleTester orders = rule.after("CREATE TABLE orders (id bigint, email text);");
        assertThat(orders.reports("""
                        ALTER TABLE orders ALTER COLUMN emial SET NOT NULL;
                                                        ^^^^^ Column "emial" of relation "orders" does not exist
                        """).findings().get(0).help().orElseThrow()).endsWith("Did you mean email?");
        assertThat(orders.after("DROP TABLE orders; CREATE TABLE order_lines (id bigint);")
                        .reports("""
                        ALTER TABLE orders ADD COLUMN note text;
                                    ^^^^^^ does not exist
                        """)
                        .findings()
                        .get(0)
                        .help()
                        .orElseThrow())
                .doesNotContain("Did you mean orders");
    }

    private static final String ORDERS = """
            CREATE TABLE orders (id bigint, customer bigint, total numeric);
            CREATE TABLE customers (id bigint, name text);
            CREATE FUNCTION labels(n int) RETURNS TABLE (label text) LANGUAGE sql AS 'SELECT $1::text';
            """;

    @Test
    void reportsColumnsThatNothingInAQueryHas() {
        rule.after(ORDERS).reports("""
                        SELECT totl FROM orders;
                               ^^^^ Column "totl" does not exist, so the migration fails.
                        SELECT o.name FROM orders o JOIN customers c ON c.id = o.customer;
                               ^^^^^^ Column o.name does not exist
                        SELECT 1 FROM orders WHERE EXISTS (SELECT 1 FROM customers WHERE customers.id = buyer);
                                                                                                        ^^^^^ Column "buyer" does not exist
                        WITH sums AS (SELECT customer, sum(total) AS paid FROM orders GROUP BY customer) SELECT total FROM sums;
                                                                                                                ^^^^^ Column "total" does not exist
                        SELECT 1 FROM orders o, (SELECT name FROM customers WHERE id = o.customer) c;
                                                                                       ^ Missing FROM-clause entry for table "o"
                        SELECT orders.id FROM orders o;
                               ^^^^^^ Missing FROM-clause entry for table "orders"
                        SELECT lable FROM labels(1);
                               ^^^^^ Column "lable" does not exist
                        INSERT INTO orders (id, buyer) SELECT id, id FROM customers;
                                                ^^^^^ Column "buyer" of relation "orders" does not exist
                        INSERT INTO orders (id) VALUES (1) ON CONFLICT (number) DO UPDATE SET totl = excluded.totl;
                                                                                              ^^^^ Column "totl" of relation "orders" does not exist
                        UPDATE orders SET total = amount FROM customers WHERE orders.customer = customers.id;
                                                  ^^^^^^ Column "amount" does not exist
                        CREATE MATERIALIZED VIEW sums AS SELECT sum(amount) FROM orders;
                                                                    ^^^^^^ Column "amount" does not exist
                        """);
    }

    @Test
    void reportsColumnsThatTheTableOfAnExpressionDoesNotHave() {
        rule.after(ORDERS).reports("""
                        CREATE POLICY own ON orders USING (owner = current_user);
                                                           ^^^^^ Column "owner" does not exist
                        CREATE INDEX ON orders (lower(note)) WHERE total > 0;
                                                      ^^^^ Column "note" does not exist
                        CREATE TABLE notes (id int, twice int GENERATED ALWAYS AS (idd * 2) STORED);
                                                                                   ^^^ Column "idd" does not exist
                        CREATE TABLE lines (id int, CHECK (lines.number > 0));
                                                           ^^^^^^^^^^^^ Column lines.number does not exist
                        ALTER TABLE orders ALTER COLUMN total TYPE int USING round(totl);
                                                                                   ^^^^ Column "totl" does not exist
                        """);
    }

    @Test
    void acceptsWhateverMayBeThere() {
        rule.after(ORDERS).accepts("""
                        SELECT anything, elsewhere.x FROM elsewhere, orders;
                        SELECT total + 1 AS more FROM orders GROUP BY more ORDER BY more;
                        (SELECT total FROM orders) ORDER BY id;
                        SELECT orders, o FROM orders, LATERAL (SELECT orders.id AS o) l;
                        SELECT ctid, tableoid FROM orders;
                        SELECT orders.count, orders.labels FROM orders GROUP BY orders;
                        SELECT x.id FROM orders a JOIN customers b USING (id) AS x;
                        SELECT id FROM orders JOIN customers USING (id);
                        SELECT j.id FROM (orders a CROSS JOIN customers b) AS j (id);
                        SELECT s, n, ordinality FROM generate_series(1, 2) s, generate_series(1, 2) WITH ORDINALITY AS n;
                        SELECT * FROM labels(1) WITH ORDINALITY WHERE ordinality = 1;
                        SELECT a, b FROM ROWS FROM (labels(1), generate_series(1, 2)) AS f (a, b);
                        SELECT k FROM json_to_record('{}') AS r (k int);
                        SELECT xmltable.a FROM XMLTABLE('/r' PASSING '<r/>' COLUMNS a int);
                        WITH RECURSIVE up (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < 3) SELECT n FROM up;
                        INSERT INTO orders AS o (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET total = excluded.total + o.total;
                        UPDATE orders SET total = 1 RETURNING old.total, new.id;
                        DELETE FROM orders USING customers c WHERE c.id = customer RETURNING name;
                        MERGE INTO orders o USING customers c ON c.id = o.id WHEN NOT MATCHED THEN INSERT (id) VALUES (c.id);
                        DO $$ DECLARE wanted int; BEGIN PERFORM 1 FROM orders WHERE id = wanted; END $$;
                        ALTER TABLE orders ADD COLUMN tax numeric, ADD CHECK (tax > 0);
                        CREATE TABLE heirs (extra int) INHERITS (strangers);
                        SELECT inherited FROM heirs;
                        CREATE TABLE same (LIKE strangers);
                        SELECT copied FROM same;
                        CREATE TABLE taken AS SELECT * FROM strangers;
                        SELECT read FROM taken;
                        """);
    }

    @Test
    void reportsRelationsThatAreGoneOrComeLater() {
        rule.after("CREATE TABLE orders (id bigint); ALTER TABLE orders RENAME TO purchases;")
                .reports("""
                        SELECT id FROM orders;
                                       ^^^^^^ Relation "orders" does not exist
                        SELECT id FROM later;
                                       ^^^^^ Relation "later" does not exist
                        CREATE TABLE later (id int);
                        """);
    }

    @Test
    void looksIntoEachOfManyRows() {
        rule.after("CREATE TABLE orders (id bigint, note text);")
                .reports("INSERT INTO orders (id, note) VALUES\n" + "(1, upper('x')),\n".repeat(500) + """
                        (2, (SELECT nope FROM orders LIMIT 1));
                                    ^^^^ Column "nope" does not exist
                        """);
    }
}
