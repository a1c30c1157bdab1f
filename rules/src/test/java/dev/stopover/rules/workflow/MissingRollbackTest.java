package dev.stopover.rules.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.rule.Finding;
import dev.stopover.rule.Severity;
import dev.stopover.testing.RuleTester;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MissingRollbackTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new MissingRollback());

    @Test
    void acceptsARollbackInTheFolderBeside() {
        rule.file("sql/migrations/up/001_orders.sql", "CREATE TABLE orders (id bigint);")
                .file("sql/migrations/down/001_orders.sql", "DROP TABLE orders;")
                .accepts();
    }

    @Test
    void reportsEachWhereTheLayoutHasRollbacksByNature() {
        rule.file("sql/migrations/up/001_orders.sql", "CREATE TABLE orders (id bigint);")
                .file("sql/migrations/down/001_orders.sql", "DROP TABLE orders;")
                .file(
                        "sql/migrations/up/002_notes.sql",
                        "^ file: 002_notes.sql has no rollback.\nCREATE TABLE notes (id bigint);")
                .file(
                        "sql/migrations/up/003_tags.sql",
                        "^ file: 003_tags.sql has no rollback.\nCREATE TABLE tags (id bigint);")
                .reports()
                .unasserted();
    }

    @Test
    void namesTheChangesetThatHasNone() {
        rule.file("changelog/1.sql", """
                        ^ file: Changeset ann:1 has no rollback.
                        --liquibase formatted sql
                        --changeset ann:1
                        CREATE TABLE orders (id bigint);
                        --changeset ann:2
                        CREATE TABLE items (id bigint);
                        --rollback DROP TABLE items;
                        --changeset ann:3
                        CREATE TABLE notes (id bigint);
                        --rollback DROP TABLE notes;
                        """).reports().unasserted();
    }

    @Test
    void acceptsARollbackThatLiesAmongTheMigrations() {
        rule.file("supabase/migrations/20250101000000_orders.sql", "CREATE TABLE orders (id bigint);")
                .file("supabase/migrations/20250101000000_orders_DOWN.sql", "DROP TABLE orders;")
                .accepts();
    }

    @Test
    void acceptsALaterMigrationThatTakesItBack() {
        rule.with("demand", "\"always\"")
                .file("supabase/migrations/20250101000000_add_tax.sql", "CREATE TABLE a (id bigint);")
                .file("supabase/migrations/20250102000000_rollback_add_tax.sql", "DROP TABLE a;")
                .accepts();
    }

    @Test
    void acceptsDoingNothingAboutWhatDoesNothingOrIsForGood() {
        rule.file("migrations/1_a.up.sql", "CREATE TYPE state AS ENUM ('new');")
                .file("migrations/1_a.down.sql", "DROP TYPE state;")
                .file("migrations/2_b.up.sql", "-- DROP INDEX orders_idx;\nSELECT 1;")
                .file("migrations/2_b.down.sql", "SELECT 1;")
                .file("migrations/3_c.up.sql", "BEGIN; ALTER TYPE state ADD VALUE 'paid'; COMMIT;")
                .file("migrations/3_c.down.sql", "-- PostgreSQL takes no label away.")
                .accepts();
    }

    @Test
    void notesThatRowsAreNotTakenBack() {
        assertThat(rule.file("migrations/1_a.up.sql", "CREATE TABLE orders (note text);")
                        .file("migrations/1_a.down.sql", "DROP TABLE orders;")
                        .file(
                                "migrations/2_b.up.sql",
                                "^ file: 2_b.up.sql has a rollback that does nothing.\nDELETE FROM orders WHERE note IS NULL;")
                        .file("migrations/2_b.down.sql", "-- Nothing to do.")
                        .reports()
                        .findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.NOTE);
    }

    @Test
    void acceptsAnEmptyRollbackBesideNothingButUpdates() {
        rule.file("migrations/1_a.up.sql", "CREATE TABLE orders (id int, note text);")
                .file("migrations/1_a.down.sql", "DROP TABLE orders;")
                .file("migrations/2_b.up.sql", "UPDATE orders SET note = '' WHERE note IS NULL;")
                .file("migrations/2_b.down.sql", "SELECT 1;")
                .accepts();
    }

    @Test
    void countsWhereAProjectHasNone() {
        rule.file("supabase/migrations/20250101000000_a.sql", "CREATE TABLE a (id bigint);")
                .file("supabase/migrations/20250102000000_b.sql", "CREATE TABLE b (id bigint);")
                .file(
                        "supabase/migrations/20250103000000_c.sql",
                        "^ file: This migration has no rollback, and neither have 2 others.\nCREATE TABLE c (id bigint);")
                .reports();
    }

    @Test
    void reportsEachWhereRollbacksAreDemanded() {
        rule.with("demand", "\"always\"")
                .file(
                        "supabase/migrations/20250101000000_a.sql",
                        "^ file: has no rollback\nCREATE TABLE a (id bigint);")
                .file(
                        "supabase/migrations/20250102000000_b.sql",
                        "^ file: has no rollback\nCREATE TABLE b (id bigint);")
                .reports()
                .unasserted();
    }

    @Test
    void takesARollbackThatDoesNothingForNone() {
        rule.file("migrations/001_orders.up.sql", "CREATE TABLE orders (id bigint);")
                .file("migrations/001_orders.down.sql", "DROP TABLE orders;")
                .file(
                        "migrations/002_notes.up.sql",
                        "^ file: 002_notes.up.sql has a rollback that does nothing.\nCREATE TABLE notes (id bigint);")
                .file("migrations/002_notes.down.sql", "-- could not auto-generate the down migration\nBEGIN; COMMIT;")
                .reports();
    }

    @Test
    void demandsNoneForAMigrationThatIsOneGoingForward() {
        rule.with("demand", "\"always\"")
                .file("supabase/migrations/20250101000000_rollback_orders.sql", "DROP TABLE orders;")
                .accepts();
    }

    @Test
    void takesARollbackInAnotherLanguageForOne() {
        rule.file("migrations/001_orders.up.sql", "CREATE TABLE orders (id bigint);")
                .file("migrations/001_orders.down.go", "package migrations")
                .file("migrations/002_notes.up.sql", "CREATE TABLE notes (id bigint);")
                .file("migrations/002_notes.down.sql", "DROP TABLE notes;")
                .accepts();
    }

    @Test
    void acceptsAFileWithoutStatements() {
        rule.with("demand", "\"always\"")
                .file("supabase/migrations/20250101000000_a.sql", "-- nothing to do\n")
                .accepts();
    }

    @Test
    void requireRollbacksIsShortForTheDemand() {
        rule.configured("require-rollbacks = false")
                .file("supabase/migrations/20250101000000_a.sql", "CREATE TABLE a (id bigint);")
                .accepts();
    }

    @Test
    void acceptsARollbackInSupabasesFolderAside() {
        rule.with("demand", "\"always\"")
                .file("supabase/migrations/20250101000000_a.sql", "CREATE TABLE a (id bigint);")
                .file("supabase/rollbacks/20250101000000_a_DOWN.sql", "DROP TABLE a;")
                .accepts();
    }

    @Test
    void countsWhereHardlyAnyHasOne() {
        RuleTester history = rule.file("migrations/000_first.up.sql", "CREATE TABLE first (id bigint);")
                .file("migrations/000_first.down.sql", "DROP TABLE first;");
        for (int i = 1; i < 12; i++) {
            history = history.file(
                    "migrations/0%02d_t.up.sql".formatted(i), "CREATE TABLE t%s (id bigint);".formatted(i));
        }
        history.file(
                        "migrations/012_t.up.sql",
                        "^ file: This migration has no rollback, and neither have 11 others.\nCREATE TABLE t12 (id bigint);")
                .reports();
    }

    @Test
    void reportsEachThatIsAddedToALongHistoryThatHasMostOfThem() {
        RuleTester history = rule;
        for (int i = 1; i <= 30; i++) {
            history = history.after("CREATE TABLE t%s (id bigint);".formatted(i));
            if (i > 22) {
                history =
                        history.file("migrations/00%02d_earlier_DOWN.sql".formatted(i), "DROP TABLE t%s;".formatted(i));
            }
        }
        history.file("migrations/0031_t.sql", "^ file: has no rollback\nCREATE TABLE t31 (id bigint);")
                .file("migrations/0032_t.sql", "^ file: has no rollback\nCREATE TABLE t32 (id bigint);")
                .reports()
                .unasserted();
    }

    @Test
    void offersTheRollbackWritten() {
        rule.configured("rollback-header = [\"Back from {name}\"]")
                .file("migrations/001_orders.up.sql", "CREATE TABLE orders (id bigint);")
                .file("migrations/001_orders.down.sql", "DROP TABLE orders;")
                .file(
                        "migrations/002_notes.up.sql",
                        "^ file: 002_notes.up.sql has no rollback.\nALTER TABLE orders ADD COLUMN note text;")
                .reports()
                .fixedTo(Map.of("migrations/002_notes.down.sql", """
                        -- Back from notes

                        BEGIN;

                        ALTER TABLE public.orders DROP COLUMN IF EXISTS note;

                        DO $$
                        BEGIN
                            IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('public.orders') AND attname = 'note' AND NOT attisdropped) THEN
                                RAISE EXCEPTION USING MESSAGE = 'column public.orders.note is still there';
                            END IF;
                        END
                        $$;

                        COMMIT;
                        """));
    }

    @Test
    void offersItAsASectionWhereTheLayoutHasThose() {
        rule.file("migrations/001_orders.sql", """
                        -- +goose Up
                        CREATE TABLE orders (id bigint);
                        -- +goose Down
                        DROP TABLE orders;
                        """)
                .file("migrations/002_notes.sql", """
                        ^ file: 002_notes.sql has no rollback.
                        -- +goose Up
                        DROP TABLE orders;
                        """)
                .reports()
                .fixedTo("""
                        -- +goose Up
                        DROP TABLE orders;

                        -- +goose Down
                        -- Takes back 002_notes.sql.
                        -- DROP TABLE takes the rows of public.orders: no statement here brings them back, only a copy or a backup does.

                        CREATE TABLE public.orders (
                            id bigint
                        );

                        -- +goose StatementBegin
                        DO $$
                        BEGIN
                            IF to_regclass('public.orders') IS NULL THEN
                                RAISE EXCEPTION USING MESSAGE = 'table public.orders is not there again';
                            END IF;
                        END
                        $$;
                        -- +goose StatementEnd
                        """);
    }

    @Test
    void offersNothingThatNeedsAHand() {
        rule.file("migrations/001_orders.up.sql", "CREATE TABLE orders (id bigint); CREATE TYPE state AS ENUM ('new');")
                .file("migrations/001_orders.down.sql", "DROP TABLE orders; DROP TYPE state;")
                .file(
                        "migrations/002_paid.up.sql",
                        "^ file: 002_paid.up.sql has no rollback.\nALTER TYPE state ADD VALUE 'paid';")
                .file(
                        "migrations/003_do.up.sql",
                        "^ file: has no rollback\nDO $$ BEGIN EXECUTE current_setting('app.sql'); END $$;")
                .file("migrations/004_rows.up.sql", "^ file: has no rollback\nUPDATE orders SET id = 1 WHERE id = 2;")
                .reports();
    }

    @Test
    void leavesAFileThatIsThereToItsAuthor() {
        rule.file("migrations/001_orders.up.sql", "CREATE TABLE orders (id bigint);")
                .file("migrations/001_orders.down.sql", "DROP TABLE orders;")
                .file(
                        "migrations/002_notes.up.sql",
                        "^ file: a rollback that does nothing\nCREATE TABLE notes (id bigint);")
                .file("migrations/002_notes.down.sql", "-- Later.")
                .reports();
    }
}
