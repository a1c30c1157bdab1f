package dev.stopover.rules.locking;

import dev.stopover.migration.Runner;
import dev.stopover.testing.RuleTester;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NonConcurrentIndexDropTest {

    private static final String ORDERS =
            "CREATE TABLE orders (id int); CREATE INDEX a ON orders (id); CREATE INDEX b ON orders (id);";

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new NonConcurrentIndexDrop());

    @Test
    void reportsWhatAFileDropsThatPsqlIncludesWhereItStands() {
        rule.after("CREATE TABLE orders (id bigint); CREATE INDEX orders_idx ON orders (id);")
                .file("lib/indexes.sql", """
                        SELECT 1;

                        DROP INDEX orders_idx;
                        ^^^^^^^^^^ orders
                        """)
                .file("migrations/0002_once.sql", "\\ir ../lib/indexes.sql\n")
                .file("migrations/0003_again.sql", "CREATE INDEX orders_idx ON orders (id);\n\\i lib/indexes.sql\n")
                .reports()
                .fixedTo(Map.of("lib/indexes.sql", """
                        SELECT 1;

                        DROP INDEX CONCURRENTLY orders_idx;
                        """));
    }

    @Test
    void offersNoFixForSeveralAtOnce() {
        rule.after(ORDERS).reports("""
                DROP INDEX a, b;
                ^^^^^^^^^^ lock on public.orders
                """);
    }

    @Test
    void offersNoFixInsideATransaction() {
        rule.after(ORDERS).runner(Runner.GOOSE).reports("""
                DROP INDEX a;
                ^^^^^^^^^^ lock on public.orders
                """);
    }

    @Test
    void saysItOfTheFirstOfSeveralInOneTransaction() {
        rule.after(ORDERS).reports("""
                BEGIN;
                DROP INDEX a;
                ^^^^^^^^^^ lock on public.orders
                DROP INDEX b;
                COMMIT;
                """);
    }

    @Test
    void reportsAnIndexThatTheHistoryDoesNotKnow() {
        rule.reports("""
                DROP INDEX orders_idx;
                ^^^^^^^^^^ a lock on the table of this index that blocks reads and writes
                """).fixedTo("DROP INDEX CONCURRENTLY orders_idx;");
    }

    @Test
    void acceptsTheIndexOfAPartitionedTable() {
        rule.after("CREATE TABLE orders (id int) PARTITION BY RANGE (id); CREATE INDEX a ON orders (id);")
                .accepts("DROP INDEX a;");
    }

    @Test
    void acceptsTheIndexOfAConstraintWhichPostgresRefuses() {
        rule.after("CREATE TABLE orders (id int CONSTRAINT key UNIQUE);").accepts("DROP INDEX key;");
    }

    @Test
    void acceptsADropBesideOneThatLocksTheTableAsStrongly() {
        rule.after("CREATE TABLE orders (id int, note text); CREATE INDEX orders_note ON orders (note);")
                .accepts("""
                BEGIN;
                DROP INDEX orders_note;
                ALTER TABLE orders DROP COLUMN note;
                COMMIT;
                """);
    }

    @Test
    void reportsADropWhoseTransactionIsOverBefore() {
        rule.after("CREATE TABLE orders (id int, note text); CREATE INDEX orders_note ON orders (note);")
                .reports("""
                DROP INDEX orders_note;
                ^^^^^^^^^^ ACCESS EXCLUSIVE lock on public.orders
                ALTER TABLE orders DROP COLUMN note;
                """)
                .unasserted();
    }

    @Test
    void acceptsTheIndexOfAPartitionedTableWhichCannotBeDroppedConcurrently() {
        rule.after("""
                        CREATE TABLE events (at date, id int) PARTITION BY RANGE (at);
                        CREATE TABLE events_default PARTITION OF events DEFAULT;
                        CREATE INDEX events_at ON events (at);
                        """).accepts("DROP INDEX events_at;");
    }

    @Test
    void acceptsTheRollbackOfAnIndexThatIsMadeOnOnlyItsTable() {
        rule.file("migrations/1_events.up.sql", "CREATE TABLE events (at date);")
                .file("migrations/1_events.down.sql", "DROP TABLE events;")
                .file("migrations/2_at.up.sql", "CREATE INDEX events_at ON ONLY events (at);")
                .file("migrations/2_at.down.sql", "DROP INDEX events_at;")
                .accepts();
    }
}
