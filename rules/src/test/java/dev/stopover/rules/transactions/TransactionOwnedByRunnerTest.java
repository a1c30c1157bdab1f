package dev.stopover.rules.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.migration.Runner;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Severity;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TransactionOwnedByRunnerTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new TransactionOwnedByRunner());

    @Test
    void isANoteWhereNothingEndsTheTransaction() {
        assertThat(rule.runner(Runner.FLYWAY).reports("""
                                BEGIN;
                                ^^^^^ Flyway has opened a transaction already
                                ALTER TABLE orders ADD COLUMN note text;
                                """).findings())
                .extracting(Finding::severity)
                .containsOnly(Severity.NOTE);
    }

    @Test
    void saysThatTheTransactionIsThatOfAllMigrations() {
        rule.runner(Runner.DRIZZLE).reports("""
                        ALTER TABLE orders ADD COLUMN note text;
                        COMMIT;
                        ^^^^^^ This ends the transaction that Drizzle has opened for all migrations of a run: a failure
                        """);
    }

    @Test
    void reportsARollbackScriptToo() {
        rule.file("migrations/20250101000000_orders.sql", """
                        -- migrate:up
                        CREATE TABLE orders (id bigint);

                        -- migrate:down
                        BEGIN;
                        DROP TABLE orders;
                        COMMIT;
                        ^^^^^^ This ends the transaction that dbmate has opened
                        """).reports();
    }

    @Test
    void acceptsOneStringThatHasATransactionOfItsOwn() {
        rule.file("migrations/001_note.up.sql", "BEGIN; ALTER TABLE orders ADD COLUMN note text; COMMIT;")
                .file("migrations/001_note.down.sql", "ALTER TABLE orders DROP COLUMN note;")
                .accepts();
    }

    @Test
    void acceptsAProcedureThatCommits() {
        rule.runner(Runner.FLYWAY).accepts("""
                CREATE PROCEDURE fill() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$;
                """);
    }

    @Test
    void countsTheFilesOfAHistoryThatAllDoIt() {
        String wrapped = "BEGIN; CREATE TABLE IF NOT EXISTS a (id bigint); COMMIT;";
        rule.runner(Runner.FLYWAY)
                .file("migrations/001_a.sql", wrapped)
                .file("migrations/002_b.sql", wrapped)
                .file("migrations/003_c.sql", wrapped)
                .file("migrations/004_d.sql", """
                        BEGIN;
                        CREATE TABLE IF NOT EXISTS b (id bigint);
                        COMMIT;
                        ^^^^^^ migration unrecorded; 3 other files of this history do the same.
                        """)
                .reports();
    }
}
