package dev.stopover.rules.compatibility;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BrokenDependentTest {

    private static final String ORDERS = """
            CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, amount numeric, note text);
            CREATE TABLE customers (id bigint PRIMARY KEY, name text);
            """;

    private static final String READER = """
            CREATE FUNCTION turnover(which bigint) RETURNS numeric LANGUAGE plpgsql AS $$
            DECLARE
                sum_of numeric;
                note text := 'none';
            BEGIN
                IF EXISTS (SELECT 1 FROM customers c WHERE c.id = which) THEN
                    SELECT sum(amount) INTO sum_of FROM orders WHERE customer = which;
                END IF;
                RETURN sum_of;
            END $$;
            """;

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new BrokenDependent());

    @Test
    void reportsColumnsAndTablesThatABodyUses() {
        rule.after(ORDERS + READER).reports("""
                        ALTER TABLE orders RENAME COLUMN amount TO total;
                                                         ^^^^^^ The body of public.turnover(bigint) uses column amount of orders, which is renamed to total here, so that it fails when it runs.
                        """);
        rule.after(ORDERS + READER).reports("""
                        DROP TABLE customers;
                                   ^^^^^^^^^ The body of public.turnover(bigint) uses customers, which is dropped here
                        """);
        rule.after(ORDERS + READER).reports("""
                        ALTER TABLE orders RENAME TO purchases;
                                    ^^^^^^ The body of public.turnover(bigint) uses orders, which is renamed to purchases here
                        """);
        rule.after(ORDERS + READER).reports("""
                        ALTER TABLE orders SET SCHEMA old;
                                    ^^^^^^ The body of public.turnover(bigint) uses orders, which moves to schema old here
                        """);
    }

    @Test
    void reportsAFunctionThatABodyCalls() {
        rule.after("""
                        CREATE FUNCTION rate() RETURNS numeric LANGUAGE sql AS 'SELECT 1.2';
                        CREATE FUNCTION price(net numeric) RETURNS numeric LANGUAGE sql AS 'SELECT net * rate()';
                        """).reports("""
                        DROP FUNCTION rate();
                                      ^^^^ The body of public.price(numeric) uses function rate, which is dropped here
                        """);
    }

    @Test
    void reportsWhatChangesDataAndWhatLooksNamesUpElsewhere() {
        rule.after(ORDERS + """
                        CREATE SCHEMA shop;
                        CREATE TABLE shop.stock (id int, left_over int);
                        CREATE FUNCTION book(n int) RETURNS void LANGUAGE plpgsql SET search_path = shop AS $$
                        BEGIN
                            INSERT INTO stock (id, left_over) VALUES (n, 1);
                        END $$;
                        """).reports("""
                        ALTER TABLE shop.stock DROP COLUMN left_over;
                                                           ^^^^^^^^^ The body of public.book(integer) uses column left_over of stock, which is dropped here
                        """);
    }

    @Test
    void acceptsWhatIsMendedInTime() {
        rule.after(ORDERS + READER).accepts("""
                        ALTER TABLE orders RENAME COLUMN amount TO total;
                        CREATE OR REPLACE FUNCTION turnover(which bigint) RETURNS numeric LANGUAGE sql
                            AS 'SELECT sum(total) FROM orders WHERE customer = which';
                        """);
        rule.after(ORDERS + READER).accepts("DROP FUNCTION turnover(bigint); DROP TABLE orders;");
        rule.after(ORDERS + READER).accepts("""
                        ALTER TABLE orders DROP COLUMN amount;
                        ALTER TABLE orders ADD COLUMN amount bigint;
                        """);
        rule.after(ORDERS + READER).accepts("""
                        ALTER TABLE orders RENAME TO purchases;
                        CREATE VIEW orders AS SELECT * FROM purchases;
                        """);
    }

    @Test
    void acceptsNamesThatMeanSomethingElse() {
        rule.after(ORDERS + READER).accepts("ALTER TABLE orders DROP COLUMN note;");
        rule.after(ORDERS + """
                        CREATE FUNCTION fill() RETURNS void LANGUAGE plpgsql AS $$
                        BEGIN
                            CREATE TEMP TABLE customers AS SELECT 1 AS id;
                            PERFORM id FROM customers;
                        END $$;
                        """).accepts("DROP TABLE customers;");
        rule.after(ORDERS + """
                        CREATE FUNCTION shown(amount numeric) RETURNS numeric LANGUAGE sql
                            AS 'SELECT amount FROM orders';
                        """).accepts("ALTER TABLE orders DROP COLUMN amount;");
    }

    @Test
    void looksAtTheRowsOfTriggers() {
        String trigger = ORDERS + """
                CREATE FUNCTION check_order() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.amount < 0 THEN RAISE EXCEPTION 'less than nothing'; END IF;
                    RETURN NEW;
                END $$;
                CREATE TRIGGER check_order BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION check_order();
                """;
        rule.after(trigger).reports("""
                        ALTER TABLE orders DROP COLUMN amount;
                                                       ^^^^^^ The body of public.check_order() uses column amount of orders, which is dropped here, so that what fires its trigger on public.orders fails.
                        """);
        rule.after(trigger + "DROP TRIGGER check_order ON orders;").accepts("ALTER TABLE orders DROP COLUMN amount;");
        rule.after(trigger + """
                        CREATE TRIGGER check_customer BEFORE INSERT ON customers
                            FOR EACH ROW EXECUTE FUNCTION check_order();
                        """).accepts("ALTER TABLE orders DROP COLUMN amount;");
    }

    @Test
    void acceptsAFunctionThatIsGoneWithItsSession() {
        rule.after("""
                CREATE TABLE orders (id bigint, note text);
                CREATE FUNCTION pg_temp.noted() RETURNS bigint LANGUAGE sql AS 'SELECT count(note) FROM orders';
                """).accepts("ALTER TABLE orders DROP COLUMN note;");
    }
}
