package dev.stopover.rules.workflow;

import dev.stopover.migration.Runner;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Traps of the rules about verification, names, size and approval; the everyday is on their pages. */
class ReviewRulesTest {

    @RegisterExtension
    final RuleTester verification = RuleTester.of(new MissingVerification());

    @RegisterExtension
    final RuleTester name = RuleTester.of(new NonconformingName());

    @RegisterExtension
    final RuleTester size = RuleTester.of(new OversizedMigration());

    @RegisterExtension
    final RuleTester approval = RuleTester.of(new ApprovalRequired());

    @RegisterExtension
    final RuleTester fileName = RuleTester.of(new MalformedFileName());

    @Test
    void countsAnAssertionOverACountThatWasSelectedBefore() {
        verification.accepts("""
                UPDATE orders SET state = 'new' WHERE state IS NULL;
                DO $$
                DECLARE rest bigint;
                BEGIN
                    SELECT count(*) INTO rest FROM orders WHERE state IS NULL;
                    ASSERT rest = 0, 'rows are left';
                END $$;
                """);
    }

    @Test
    void countsNoBlockThatChangesSomethingItself() {
        verification.reports("""
                ^ file: does not look whether it did what it is for.
                CREATE TABLE IF NOT EXISTS orders (id bigint);
                DO $$ BEGIN
                    IF to_regclass('orders') IS NULL THEN
                        RAISE EXCEPTION 'missing';
                    END IF;
                    CREATE TABLE IF NOT EXISTS items (id bigint);
                END $$;
                """);
    }

    @Test
    void asksNothingOfAMigrationThatChangesNothing() {
        verification.accepts("SELECT 1;\n");
    }

    @Test
    void acceptsNamesThatOnlyLookQuoted() {
        name.accepts("CREATE TABLE \"orders\" (\"id\" bigint, NOTE text);\n");
    }

    @Test
    void acceptsTheNameOfAnIndexThatIsCut() {
        String table = "a".repeat(62);
        name.accepts("CREATE TABLE %s (id bigint);%nCREATE INDEX idx_%s ON %s (id);%n"
                .formatted(table, table.substring(0, 59), table));
    }

    @Test
    void acceptsAFirstMigrationOfAnySize() {
        size.accepts("SELECT 1;\n".repeat(60));
    }

    @Test
    void asksNobodyAboutWhatTheMigrationMakesItself() {
        approval.accepts("""
                CREATE TABLE orders (id bigint, note text);
                INSERT INTO orders VALUES (1, 'x');
                ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
                ALTER TABLE orders DROP COLUMN note;
                DROP TABLE orders;
                """);
    }

    @Test
    void groupsChangesOfAKind() {
        approval.after("CREATE TABLE orders (id bigint, note text, state text);")
                .with("matrix", "[\"drop-column: a lead\"]")
                .reports("""
                ALTER TABLE orders DROP COLUMN note, DROP COLUMN state;
                                   ^^^^^^^^^^^^^^^^ (and 1 more do the like), which counts as drop-column and needs a lead.
                """);
    }

    @Test
    void leavesNamesAloneThatAToolMakes() {
        fileName.runner(Runner.DRIZZLE)
                .file("drizzle/meta/_journal.json", "{\"entries\": [{\"idx\": 0, \"tag\": \"0000_Odd-Name\"}]}")
                .file("drizzle/0000_Odd-Name.sql", "SELECT 1;")
                .accepts();
    }
}
