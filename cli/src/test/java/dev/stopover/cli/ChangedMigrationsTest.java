package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.testing.GitProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What git knows of the migrations chooses what is reported about, and never what is read. */
class ChangedMigrationsTest {

    private static final String ORDERS = "CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, state text);\n";
    private static final String INDEX = "CREATE INDEX orders_state ON orders (state);\n";

    @TempDir
    Path folder;

    private GitProject project;

    @BeforeEach
    void makeARepositoryWithAnOldFinding() throws IOException, InterruptedException {
        project = GitProject.in(folder);
        project.write("migrations/1_orders.sql", ORDERS);
        project.write("migrations/2_index.sql", INDEX);
        project.commit();
        project.git("checkout", "--quiet", "-b", "feature");
    }

    @Test
    void reportsWhatABranchAddedAgainstTheWholeHistory() throws Exception {
        project.write("migrations/3_again.sql", INDEX.replace("orders_state ", "again "));
        project.commit();
        project.write("migrations/4_new.sql", INDEX.replace("orders_state ", "new "));
        assertThat(check("--since", "main").out())
                .contains("migrations/3_again.sql:1", "migrations/4_new.sql:1", "orders")
                .doesNotContain("2_index.sql");
    }

    @Test
    void reviewsWhatABranchAddedAsOne() throws Exception {
        project.write("migrations/3_again.sql", INDEX.replace("orders_state ", "again "));
        project.commit();
        project.write("migrations/4_gone.sql", "DROP INDEX again;\n");
        String review = Shell.in(folder).stopover("review", "--since", "main").out();
        assertThat(review)
                .contains("3_again.sql … 4_gone.sql (2 migrations)", "The schema stays as it is.")
                .doesNotContain("2_index.sql", "orders_state");
        assertThat(Shell.in(folder).stopover("review", "--changed").out())
                .contains("### `migrations/4_gone.sql`")
                .doesNotContain("3_again.sql`");
    }

    @Test
    void reviewsWhatTheNextCommitChanges() throws Exception {
        project.write("migrations/3_again.sql", INDEX.replace("orders_state ", "again "));
        project.git("add", "--all");
        project.write("migrations/4_new.sql", INDEX.replace("orders_state ", "new "));
        assertThat(Shell.in(folder).stopover("review", "--staged").out())
                .contains("### `migrations/3_again.sql`")
                .doesNotContain("4_new.sql");
    }

    @Test
    void aReviewOfABranchWithoutMigrationsSaysSo() {
        Shell.Outcome outcome = Shell.in(folder).stopover("review", "--since", "main");
        assertThat(outcome.out() + outcome.errors()).contains("No migration is changed since main.");
        assertThat(Shell.in(folder).stopover("review", "--since", "mian").status())
                .isEqualTo(2);
    }

    @Test
    void thePageDrawsWhatABranchAddedAlone() throws Exception {
        project.write("migrations/3_again.sql", INDEX.replace("orders_state ", "again "));
        project.commit();
        assertThat(Shell.in(folder)
                        .stopover("check", "--since", "main", "--format", "html")
                        .out())
                .contains("{\"migrations\":[{\"path\":\"migrations/3_again.sql\"")
                .contains("{\"histories\":[{\"from\":\"migrations/3_again.sql\"")
                .doesNotContain("2_index.sql", "\"name\":\"public.orders.orders_state\"");
    }

    @Test
    void reportsWhatTheNextCommitChangesAsItIsStaged() throws Exception {
        project.write("migrations/3_again.sql", INDEX.replace("orders_state ", "again "));
        project.git("add", "--all");
        project.write("migrations/3_again.sql", "SELECT 1;\n");
        project.write("migrations/4_new.sql", INDEX.replace("orders_state ", "new "));
        assertThat(check("--staged").out())
                .contains("migrations/3_again.sql:1", "non-concurrent-index")
                .doesNotContain("2_index.sql", "4_new.sql");
    }

    @Test
    void reportsWhatDiffersFromTheLastCommit() throws Exception {
        project.write("migrations/3_again.sql", INDEX.replace("orders_state ", "again "));
        project.commit();
        project.write("migrations/4_new.sql", INDEX.replace("orders_state ", "new "));
        assertThat(check("--changed").out())
                .contains("migrations/4_new.sql:1")
                .doesNotContain("2_index.sql", "3_again.sql");
    }

    @Test
    void comparesWithWhereTheBranchLeft() throws Exception {
        project.git("checkout", "--quiet", "main");
        project.write("migrations/3_main.sql", "SELECT 1;\n");
        project.commit();
        project.git("checkout", "--quiet", "feature");
        project.write("migrations/4_new.sql", INDEX.replace("orders_state ", "new "));
        assertThat(check("--since", "main").out()).contains("4_new.sql").doesNotContain("2_index.sql", "3_main.sql");
    }

    @Test
    void leavesRollbacksAloneThatDidNotChange() throws Exception {
        project.write("supabase/migrations/20250101000000_a.sql", ORDERS);
        project.write("supabase/rollbacks/20250101000000_a_DOWN.sql", "DROP TABLE orders;\n");
        project.write("supabase/config.toml", "");
        String commit = project.commit();
        project.write("supabase/migrations/20250102000000_b.sql", "SELECT 1;\n");
        assertThat(check("--since", commit, "--preset", "all", "supabase").out())
                .contains("20250102000000_b.sql")
                .doesNotContain("rollbacks/");
    }

    @Test
    void narrowsWhatPathsName() throws Exception {
        project.write("migrations/3_again.sql", INDEX.replace("orders_state ", "again "));
        project.write("migrations/4_new.sql", INDEX.replace("orders_state ", "new "));
        assertThat(check("--since", "main", "migrations/4_new.sql").out())
                .contains("4_new.sql")
                .doesNotContain("3_again.sql");
    }

    @Test
    void endsWellWhereNothingIsChanged() {
        Shell.Outcome outcome = check("--since", "main");
        assertThat(outcome.errors()).isEqualTo("stopover: No migration is changed since main.\n");
        assertThat(outcome.status()).isZero();
    }

    @Test
    void endsWithTwoWhereGitKnowsNothing(@TempDir Path other) throws IOException {
        Files.createDirectories(other.resolve("migrations"));
        Files.writeString(other.resolve("migrations/1.sql"), ORDERS);
        Shell.Outcome outcome = Shell.in(other).stopover("check", "--staged");
        assertThat(outcome.errors()).contains("is no repository of git.");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(check("--since", "mian").errors())
                .isEqualTo("stopover: Git knows no branch, tag or commit mian here.\n");
        assertThat(check("--since=--output=x").errors()).contains("found '--output=x'");
        assertThat(check("--since", "main", "--staged").errors()).contains("take one");
    }

    @Test
    void saysThatTheHistoryIsCutShort(@TempDir Path other) throws Exception {
        project.commit();
        GitProject shallow = GitProject.in(other);
        shallow.git("fetch", "--quiet", "--depth=1", project.root().toUri().toString(), "feature");
        shallow.git("checkout", "--quiet", "-b", "here", "FETCH_HEAD");
        assertThat(Shell.in(other).stopover("check", "--since", "main").errors())
                .contains("Git knows no branch, tag or commit main here. Only the newest commits were fetched");
    }

    @Test
    void locksWhatMigrationsSayAndNoticesWhatIsEdited() throws Exception {
        assertThat(Shell.in(folder).stopover("lock").out())
                .isEqualTo("Written: migrations/stopover.lock, with 2 migrations\n");
        assertThat(Files.readString(folder.resolve("migrations/stopover.lock")))
                .startsWith(
                        "# What the migrations say, written by stopover lock: digest, version, path. Keep it with them.\n")
                .containsPattern("(?m)^[0-9a-f]{64} 1 1_orders.sql\n[0-9a-f]{64} 2 2_index.sql\n$");
        assertThat(Shell.in(folder).stopover("lock").out()).isEqualTo("Unchanged: migrations/stopover.lock\n");

        project.write("migrations/3_note.sql", "SELECT 1;\n");
        assertThat(Shell.in(folder).stopover("lock").out()).contains("with 3 migrations");

        project.write("migrations/1_orders.sql", ORDERS + "SELECT 2;\n");
        Files.delete(folder.resolve("migrations/2_index.sql"));
        Shell.Outcome edited = Shell.in(folder).stopover("lock");
        assertThat(edited.errors())
                .contains(
                        "migrations/1_orders.sql says something else than when migrations/stopover.lock was written.",
                        "migrations/2_index.sql is in migrations/stopover.lock and there no longer.");
        assertThat(edited.status()).isEqualTo(1);
        assertThat(Shell.in(folder).stopover("lock", "--accept-edits").out()).contains("with 2 migrations");
    }

    @Test
    void tellsOnABranchWhatWasEditedRenamedOrRemoved() throws Exception {
        project.git("checkout", "--quiet", "main");
        project.write("migrations/3_note.sql", "SELECT 1;\n");
        project.write("migrations/5_last.sql", "SELECT 5;\n");
        project.commit();
        project.git("checkout", "--quiet", "-B", "feature");
        project.write("migrations/1_orders.sql", ORDERS + "SELECT 2;\n");
        Files.delete(folder.resolve("migrations/3_note.sql"));
        Files.move(folder.resolve("migrations/2_index.sql"), folder.resolve("migrations/4_index.sql"));
        assertThat(check("--select", "edited-migration,out-of-order-version")
                        .out()
                        .lines())
                .containsExactlyInAnyOrder(
                        "migrations/1_orders.sql:2:1: error: edited-migration 1_orders.sql says something else than in main,"
                                + " and a database that has it does not run it again.",
                        "migrations/4_index.sql:1:1: error: out-of-order-version Version 4 comes before 5_last.sql of main,"
                                + " which may be applied, and databases that have that one run it in another order than new"
                                + " ones.",
                        "migrations/2_index.sql:1:1: error: edited-migration 2_index.sql of main is called"
                                + " migrations/4_index.sql now, and a database that has it runs it again.",
                        "migrations/3_note.sql:1:1: error: edited-migration 3_note.sql of main is gone, and databases that"
                                + " have it and new ones differ.",
                        "3 files, 4 statements judged: 4 errors.");
    }

    @Test
    void tellsOfAnEditThatIsTheOnlyChangeAndOfOneThatIsApplied() throws Exception {
        Files.delete(folder.resolve("migrations/2_index.sql"));
        assertThat(check("--since", "main", "--select", "edited-migration").out())
                .contains("2_index.sql of main is gone");
        project.write("migrations/1_orders.sql", "SELECT 2;\n");
        project.write("stopover.toml", "applied-through = \"1\"\n");
        assertThat(check().out()).contains("1_orders.sql:1:1: error: edited-migration");
    }

    @Test
    void knowsWhatABranchDoesNotHaveYet() throws Exception {
        project.git("checkout", "--quiet", "main");
        project.write("migrations/4_main.sql", "SELECT 1;\n");
        project.commit();
        project.git("checkout", "--quiet", "feature");
        project.write("migrations/3_new.sql", "SELECT 2;\n");
        assertThat(check("--select", "out-of-order-version").out())
                .contains("3_new.sql:1:1: error: out-of-order-version Version 3 comes before 4_main.sql of main");
    }

    @Test
    void tellsOfEditsByTheLockFileWithoutGit(@TempDir Path plain) throws IOException {
        Files.createDirectories(plain.resolve("migrations"));
        Files.writeString(plain.resolve("migrations/1_orders.sql"), ORDERS);
        Files.writeString(plain.resolve("migrations/3_index.sql"), INDEX);
        Shell.in(plain).stopover("lock");
        Files.writeString(plain.resolve("migrations/1_orders.sql"), ORDERS + "SELECT 1;\n");
        Files.writeString(plain.resolve("migrations/2_new.sql"), "SELECT 1;\n");
        Files.delete(plain.resolve("migrations/3_index.sql"));
        assertThat(Shell.in(plain)
                        .stopover("check", "--format", "concise", "--select", "edited-migration,out-of-order-version")
                        .out())
                .contains(
                        "1_orders.sql:1:1: error: edited-migration 1_orders.sql says something else than in stopover.lock",
                        "2_new.sql:1:1: error: out-of-order-version Version 2 comes before 3_index.sql of stopover.lock",
                        "3_index.sql:1:1: error: edited-migration 3_index.sql of stopover.lock is gone");
    }

    @Test
    void saysWhereALockFileIsBroken() throws Exception {
        project.write("migrations/stopover.lock", "# head\n<<<<<<< HEAD\n");
        Shell.Outcome outcome = check();
        assertThat(outcome.errors()).contains("migrations/stopover.lock:2:1", "settle the conflict");
        assertThat(outcome.status()).isEqualTo(2);
    }

    private Shell.Outcome check(String... arguments) {
        String[] all = new String[arguments.length + 3];
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        all[0] = "check";
        all[1] = "--format";
        all[2] = "concise";
        return Shell.in(folder).stopover(all);
    }
}
