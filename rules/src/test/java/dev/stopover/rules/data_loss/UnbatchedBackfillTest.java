package dev.stopover.rules.data_loss;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnbatchedBackfillTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new UnbatchedBackfill());

    @Test
    void isOneFindingForAllTablesOfAScript() {
        rule.after("CREATE TABLE orders (id bigint, state text); CREATE TABLE events (id bigint);")
                .reports("""
                        UPDATE orders SET state = 'new' WHERE state IS NULL;
                        ^^^^^^ UPDATE keeps a lock on each row of orders that it changes until its transaction ends, and so it is with 1 more here.
                        UPDATE orders SET state = 'old' WHERE state = 'bad';
                        DELETE FROM events WHERE id < 1000;
                        """);
    }

    @Test
    void acceptsATableOfTheSameMigration() {
        rule.accepts("""
                CREATE TABLE orders (id bigint, state text);
                UPDATE orders SET state = 'new';
                """);
    }

    @Test
    void acceptsALoop() {
        rule.after("CREATE TABLE orders (id bigint, state text);").accepts("""
                        DO $$ BEGIN
                          WHILE EXISTS (SELECT 1 FROM orders WHERE state IS NULL) LOOP
                            UPDATE orders SET state = 'new'
                            WHERE id IN (SELECT id FROM orders WHERE state IS NULL LIMIT 1000);
                          END LOOP;
                        END $$;
                        """);
    }

    @Test
    void isNotLedAstrayByAKeyInASubquery() {
        rule.after("CREATE TABLE orders (id bigint PRIMARY KEY, state text);").reports("""
                        UPDATE orders SET state = 'x' WHERE id IN (SELECT id FROM orders WHERE state = 'y');
                        ^^^^^^ UPDATE keeps a lock
                        """);
    }

    @Test
    void acceptsATableThatOnlyMigrationsFill() {
        rule.after("""
                        CREATE TABLE plans (name text, seats int);
                        INSERT INTO plans VALUES ('free', 1), ('team', 10);
                        """).accepts("UPDATE plans SET seats = 2 WHERE name = 'free';");
    }

    @Test
    void reportsATableThatAQueryFills() {
        rule.after("""
                        CREATE TABLE plans (name text, seats int);
                        INSERT INTO plans VALUES ('free', 1), ('team', 10);
                        INSERT INTO plans SELECT name, 1 FROM offers;
                        """).reports("""
                        UPDATE plans SET seats = 2 WHERE name = 'free';
                        ^^^^^^ UPDATE keeps a lock on each row of plans
                        """);
    }

    @Test
    void acceptsTablesOfSettingsAndReportsThoseOfPeople() {
        rule.after("CREATE TABLE taxroles (a int); CREATE TABLE user_settings (a int); CREATE TABLE roles_log (a int);"
                        + " CREATE TABLE admin_jobs (a int); CREATE TABLE fieldtype (a int);")
                .reports("""
                        UPDATE taxroles SET a = 1 WHERE a = 2;
                        UPDATE admin_jobs SET a = 1 WHERE a = 2;
                        UPDATE fieldtype SET a = 1 WHERE a = 2;
                        UPDATE user_settings SET a = 1 WHERE a = 2;
                        ^^^^^^ UPDATE keeps a lock on each row of user_settings that it changes until its transaction ends, and so it is with 1 more here.
                        UPDATE roles_log SET a = 1 WHERE a = 2;
                        """);
    }

    @Test
    void acceptsRowsOfOneThingThatIsNamedByItsId() {
        rule.after("CREATE TABLE orders (plan uuid, region_id text, owner text, state text);")
                .accepts("""
                UPDATE orders SET state = '' WHERE plan = '7c7c1f3a-6a0e-4a3e-9f37-1d5b1c1e2f30';
                UPDATE orders SET region_id = 'metropolitan' WHERE region_id = 'city';
                UPDATE orders SET owner = 'sales@example.com' WHERE owner = 'orders@example.com';
                """);
    }

    @Test
    void acceptsTheRowThatASubqueryPicks() {
        rule.after("CREATE TABLE orders (id bigint PRIMARY KEY, state text, uri text);")
                .accepts("""
                UPDATE orders SET state = 'x' WHERE id = (SELECT max(id) FROM orders) AND state <> 'x';
                UPDATE orders SET state = 'x' WHERE 'https://example.com' = uri;
                """);
    }

    @Test
    void reportsRowsThatPointAtNothing() {
        rule.after("CREATE TABLE orders (region_id text, owner text, status_id int);")
                .reports("""
                UPDATE orders SET region_id = 'none' WHERE region_id IS NULL;
                ^^^^^^ UPDATE keeps a lock
                UPDATE orders SET owner = '' WHERE owner LIKE '%@example.com';
                DELETE FROM orders WHERE region_id <> 'city' OR region_id = 'town';
                DELETE FROM orders WHERE status_id = 4;
                """);
    }
}
