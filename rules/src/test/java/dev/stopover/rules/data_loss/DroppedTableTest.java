package dev.stopover.rules.data_loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.rule.Finding;
import dev.stopover.rule.Severity;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DroppedTableTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new DroppedTable());

    @Test
    void isOneFindingForAScriptThatDropsMany() {
        rule.after("CREATE TABLE a (i int); CREATE TABLE b (i int); CREATE TABLE c (i int); CREATE TABLE d (i int);")
                .reports("""
                        DROP TABLE a;
                                   ^ Dropping a deletes its rows for good; no rollback brings them back, and so it is with 3 more here.
                        DROP TABLE b;
                        DROP TABLE c;
                        DROP TABLE d;
                        """);
    }

    @Test
    void countsNoneOfTheManyThatIsSuppressed() {
        rule.after("CREATE TABLE a (i int); CREATE TABLE b (i int); CREATE TABLE c (i int); CREATE TABLE d (i int);")
                .reports("""
                        DROP TABLE a;
                                   ^ Dropping a deletes its rows for good; no rollback brings them back.
                        -- stopover:ignore dropped-table -- it is kept elsewhere
                        DROP TABLE b;
                                   ^ Dropping b deletes
                        DROP TABLE c;
                                   ^ Dropping c deletes
                        DROP TABLE d;
                                   ^ Dropping d deletes
                        """);
    }

    @Test
    void namesEachTableThatIsDropped() {
        rule.after("CREATE TABLE orders (id bigint); CREATE TABLE customers (id bigint);")
                .reports("""
                        DROP TABLE orders, customers CASCADE;
                                   ^^^^^^ Dropping orders deletes
                                           ^^^^^^^^^ Dropping customers deletes
                        """);
    }

    @Test
    void reportsATableThatTheHistoryNeverMade() {
        rule.after("CREATE TABLE customers (id bigint);").reports("""
                        DROP TABLE IF EXISTS public.orders;
                                             ^^^^^^^^^^^^^ Dropping public.orders, which no migration has made, deletes its rows for good where it is there.
                        """);
    }

    @Test
    void acceptsATableOfTheSameMigration() {
        rule.accepts("""
                CREATE TABLE orders_new (id bigint);
                CREATE TEMPORARY TABLE ids (id bigint);
                DROP TABLE ids;
                DROP TABLE orders_new;
                """);
    }

    @Test
    void acceptsTheRollbackOfTheMigrationThatMadeIt() {
        rule.file("migrations/001_orders.up.sql", "CREATE TABLE orders (id bigint);")
                .file("migrations/001_orders.down.sql", "DROP TABLE orders;")
                .accepts();
    }

    @Test
    void isANoteInARollbackThatDropsWhatWasThereBefore() {
        RuleTester rollback = rule.file("migrations/001_orders.up.sql", "CREATE TABLE orders (id bigint);")
                .file("migrations/001_orders.down.sql", "DROP TABLE orders;")
                .file("migrations/002_total.up.sql", "ALTER TABLE orders ADD COLUMN total numeric;")
                .file("migrations/002_total.down.sql", """
                        DROP TABLE orders;
                                   ^^^^^^ Dropping orders deletes
                        """);
        assertThat(rollback.reports().findings()).extracting(Finding::severity).containsOnly(Severity.NOTE);
    }

    @Test
    void isAWarningWhereTheRowsAreCopiedBefore() {
        RuleTester after = rule.after("CREATE TABLE orders (id bigint);");

        assertThat(after.reports("""
                                CREATE TABLE purchases AS SELECT * FROM orders;
                                DROP TABLE orders;
                                           ^^^^^^ Dropping orders deletes
                                """).findings()).extracting(Finding::severity).containsOnly(Severity.WARNING);
    }

    @Test
    void acceptsViewsAndForeignTables() {
        rule.after("CREATE VIEW recent AS SELECT 1 AS one;").accepts("DROP VIEW recent;");
    }

    @Test
    void acceptsAnExchangeForATableOfAnEarlierMigration() {
        rule.after("CREATE TABLE orders (id int, note text); CREATE TABLE orders_new (id bigint, note text);")
                .accepts("""
                        DROP TABLE orders;
                        ALTER TABLE orders_new RENAME TO orders;
                        """);
    }

    @Test
    void reportsAnExchangeThatLosesAColumn() {
        rule.after("CREATE TABLE orders (id int, note text); CREATE TABLE orders_new (id bigint);")
                .reports("""
                        DROP TABLE orders;
                                   ^^^^^^ Dropping orders deletes
                        ALTER TABLE orders_new RENAME TO orders;
                        """);
    }

    @Test
    void acceptsAnExchangeForATableThatTheHistoryDoesNotKnow() {
        rule.after("CREATE TABLE orders (id bigint);").accepts("""
                DROP TABLE orders;
                ALTER TABLE orders_new RENAME TO orders;
                """);
    }

    @Test
    void asksForACopyUnderTheNameThatTheTableHasBefore() {
        var help = rule.after("CREATE TABLE \"Orders\" (id bigint);")
                .reports("""
                        ALTER TABLE "Orders" RENAME TO orders_old;
                        DROP TABLE orders_old;
                                   ^^^^^^^^^^ Dropping orders_old deletes
                        """)
                .findings()
                .get(0)
                .help();
        assertThat(help.orElseThrow()).contains("(pg_dump --table='public.\"Orders\"')");
    }
}
