package dev.stopover.rules.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IncompleteRollbackTest {

    private static final String ORDERS = """
            CREATE TABLE orders (id bigint PRIMARY KEY, note text);
            CREATE INDEX orders_note_idx ON orders (note);
            """;

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new IncompleteRollback());

    @Test
    void standsBeforeTheStatementThatUndoesAnEarlierOne() {
        change("""
                ALTER TABLE orders ADD COLUMN state text;
                CREATE TYPE state AS ENUM ('new');
                """, """
                ALTER TABLE orders DROP COLUMN state;
                ^^^^^^^^^^^ The rollback leaves type public.state, which was not there before.
                SELECT 1;
                """);
    }

    @Test
    void standsAtTheStatementThatUndoesItOtherwise() {
        change("DROP INDEX orders_note_idx;", """
                SELECT 1;
                CREATE INDEX orders_note_idx ON orders (note DESC);
                ^^^^^^^^^^^^ The rollback leaves index public.orders_note_idx as
                """);
    }

    @Test
    void saysOnceWhatOneStatementDoes() {
        change(
                "ALTER TABLE orders ADD COLUMN a int, ADD COLUMN b int, ADD COLUMN c int, ADD COLUMN d int, ADD COLUMN e int;",
                """
                SELECT 1;
                ^^^^^^ The rollback leaves column public.orders.a, which was not there before. The same goes for column public.orders.b, column public.orders.c, column public.orders.d and 1 more.
                """);
    }

    @Test
    void leavesARollbackThatFailsToTheRuleForThat() {
        acceptsChange("CREATE TYPE state AS ENUM ('new');", "DROP TABLE nothing, orders, orders;\nDROP VIEW orders;");
    }

    @Test
    void saysNothingWhereItCannotFollow() {
        acceptsChange("DO $$ BEGIN EXECUTE current_setting('app.sql'); END $$;", "SELECT 1;");
    }

    @Test
    void takesAnExtensionForANote() {
        rule.file("migrations/1_x.up.sql", "CREATE EXTENSION citext;")
                .file("migrations/1_x.down.sql", """
                        SELECT 1;
                        ^^^^^^ The rollback leaves extension citext, which was not there before.
                        """)
                .reports();
    }

    @Test
    void advisesOnLabelsOnlyWhereOneIsLeft() {
        assertThat(rule.file("migrations/1_a.up.sql", "CREATE TYPE state AS ENUM ('new', 'paid');")
                        .file("migrations/1_a.down.sql", "DROP TYPE state;")
                        .file("migrations/2_b.up.sql", "DROP TYPE state; CREATE TYPE state AS ENUM ('new');")
                        .file("migrations/2_b.down.sql", """
                                DROP TYPE state;
                                CREATE TYPE state AS ENUM ('paid', 'new');
                                ^^^^^^^^^^^ The rollback leaves type public.state
                                """)
                        .reports()
                        .findings()
                        .get(0)
                        .help()
                        .orElseThrow())
                .doesNotContain("removes no value");
    }

    @Test
    void readsTheRollbackOfEveryLayout() {
        rule.file("db/changes.sql", """
                        --liquibase formatted sql
                        --changeset shop:1
                        CREATE TYPE state AS ENUM ('new');
                        CREATE TABLE orders (id bigint);
                        --rollback DROP TABLE orders;
                                   ^^^^^^^^^^ The rollback leaves type public.state
                        """).reports();
    }

    private void change(String up, String down) {
        rule.file("migrations/1_orders.up.sql", ORDERS)
                .file("migrations/1_orders.down.sql", "DROP TABLE orders;")
                .file("migrations/2_change.up.sql", up)
                .file("migrations/2_change.down.sql", down)
                .reports();
    }

    private void acceptsChange(String up, String down) {
        rule.file("migrations/1_orders.up.sql", ORDERS)
                .file("migrations/1_orders.down.sql", "DROP TABLE orders;")
                .file("migrations/2_change.up.sql", up)
                .file("migrations/2_change.down.sql", down)
                .accepts();
    }
}
