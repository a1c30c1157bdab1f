package dev.stopover.rules.repeatability;

import dev.stopover.migration.Runner;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MissingIfNotExistsTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new MissingIfNotExists());

    @Test
    void reportsWhateverTheGrammarCanGuard() {
        rule.reports("""
                        CREATE EXTENSION citext;
                        ^^^^^^^^^^^^^^^^ CREATE EXTENSION fails where citext is there already
                        CREATE SCHEMA crm;
                        ^^^^^^^^^^^^^ CREATE SCHEMA fails where crm is there already
                        CREATE SEQUENCE crm.numbers;
                        ^^^^^^^^^^^^^^^ CREATE SEQUENCE fails where crm.numbers is there already
                        CREATE TABLE crm.orders AS SELECT 1 AS id;
                        ^^^^^^^^^^^^ CREATE TABLE fails where crm.orders is there already
                        CREATE MATERIALIZED VIEW crm.totals AS SELECT count(*) FROM crm.orders;
                        ^^^^^^^^^^^^^^^^^^^^^^^^ CREATE MATERIALIZED VIEW fails where crm.totals is there already
                        """).fixedTo("""
                        CREATE EXTENSION IF NOT EXISTS citext;
                        CREATE SCHEMA IF NOT EXISTS crm;
                        CREATE SEQUENCE IF NOT EXISTS crm.numbers;
                        CREATE TABLE IF NOT EXISTS crm.orders AS SELECT 1 AS id;
                        CREATE MATERIALIZED VIEW IF NOT EXISTS crm.totals AS SELECT count(*) FROM crm.orders;
                        """);
    }

    @Test
    void acceptsWhatHasNoSuchClause() {
        rule.accepts("""
                SELECT 1 AS id INTO orders;
                CREATE VIEW totals AS SELECT count(*) FROM orders;
                CREATE TYPE state AS ENUM ('new');
                ALTER TABLE orders ADD CONSTRAINT orders_key PRIMARY KEY (id);
                CREATE POLICY orders_owner ON orders USING (true);
                """);
    }

    @Test
    void acceptsAColumnThatIsDroppedFirst() {
        rule.accepts("""
                ALTER TABLE orders DROP COLUMN IF EXISTS email;
                ALTER TABLE orders ADD COLUMN email text;
                """);
    }

    @Test
    void acceptsAHandlerThatPassesOverDuplicates() {
        rule.accepts("""
                DO $$ BEGIN
                  CREATE TABLE orders (id bigint);
                EXCEPTION WHEN duplicate_table THEN NULL;
                END $$;
                """);
    }

    @Test
    void reportsTheOneThatIsForgottenHoweverLongTheHistory() {
        RuleTester history = rule.with("at-once", "0");
        history.after("""
                        CREATE TABLE IF NOT EXISTS a (id bigint);
                        CREATE SCHEMA IF NOT EXISTS crm;
                        CREATE INDEX IF NOT EXISTS a_idx ON a (id);
                        ALTER TABLE a ADD COLUMN IF NOT EXISTS email text;
                        """).reports("""
                        CREATE TABLE b (id bigint);
                        ^^^^^^^^^^^^ CREATE TABLE fails where b is there already, as when
                        """).fixedTo("CREATE TABLE IF NOT EXISTS b (id bigint);\n");
    }

    @Test
    void leavesRollbacksAlone() {
        rule.file("migrations/001_orders.up.sql", "DROP TABLE IF EXISTS orders;")
                .file("migrations/001_orders.down.sql", "CREATE TABLE orders (id bigint);")
                .accepts();
    }

    @Test
    void acceptsWhatTheRunnerRunsOnceInATransaction() {
        rule.runner(Runner.FLYWAY)
                .file("db/V1__orders.sql", """
                        CREATE TABLE orders (id bigint);
                        CREATE TABLE notes (id bigint);
                        """)
                .file("db/V2__tags.sql", "CREATE TABLE tags (id bigint);")
                .accepts();
    }

    @Test
    void holdsAHistoryThatGuardsToItsPracticeWithAnyRunner() {
        rule.runner(Runner.FLYWAY)
                .file("db/V1__orders.sql", """
                        CREATE TABLE IF NOT EXISTS orders (id bigint);
                        CREATE TABLE IF NOT EXISTS notes (id bigint);
                        CREATE TABLE IF NOT EXISTS customers (id bigint);
                        CREATE TABLE IF NOT EXISTS items (id bigint);
                        """)
                .file("db/V2__tags.sql", """
                        CREATE TABLE tags (id bigint);
                        ^^^^^^^^^^^^ CREATE TABLE fails where tags is there already
                        """)
                .reports()
                .fixedTo("CREATE TABLE IF NOT EXISTS tags (id bigint);\n");
    }

    /** The statement fails, which duplicate-object reports. */
    @Test
    void saysNothingOfWhatIsThereAlready() {
        rule.after("CREATE TABLE orders (id bigint);").accepts("CREATE TABLE orders (id bigint, email text);");
    }

    @Test
    void acceptsATableThatTheScriptDropsInTheEnd() {
        rule.accepts("CREATE TABLE pairs (id int); INSERT INTO pairs VALUES (1); DROP TABLE pairs;");
    }

    @Test
    void acceptsATableThatTheScriptGivesAnotherNameInTheEnd() {
        rule.after("CREATE TABLE IF NOT EXISTS orders (id int);").accepts("""
                CREATE TABLE orders_new (id bigint);
                DROP TABLE orders;
                ALTER TABLE orders_new RENAME TO orders;
                """);
    }
}
