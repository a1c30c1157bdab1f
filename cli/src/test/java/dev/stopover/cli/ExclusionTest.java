package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left out of a report, and what is read all the same. */
class ExclusionTest {

    private static final String INDEX = "CREATE INDEX %s ON orders (id);\n";
    private static final String SELECT = "--select=non-concurrent-index";

    @TempDir
    Path folder;

    @BeforeEach
    void makeAProject() throws IOException {
        write("migrations/1_orders.sql", "CREATE TABLE orders (id bigint PRIMARY KEY);\n");
        write("migrations/2_old.sql", INDEX.formatted("a"));
        write("migrations/3_new.sql", INDEX.formatted("b"));
    }

    @Test
    void replaysWhatIsExcludedAndSaysThatItIsNotJudged() {
        Shell.Outcome outcome = check("--exclude", "migrations/[12]*.sql", "--exclude=migrations/2_*");
        assertThat(outcome.out())
                .contains("migrations/3_new.sql:1:1: error: non-concurrent-index")
                .doesNotContain("2_old.sql")
                .endsWith("2 files, 2 statements judged: 1 error; 1 file not judged: excluded.\n");
        Shell.Outcome alone = check("--exclude", "migrations/1_orders.sql", "--exclude=migrations/3*");
        assertThat(alone.out())
                .as("the table is known from the file that is excluded")
                .contains("2_old.sql:1:1: error: non-concurrent-index");
    }

    @Test
    void excludesWhatIsConfigured() throws IOException {
        write("stopover.toml", "exclude = [\"migrations/2_old.sql\", \"vendored\"]\n");
        write("vendored/migrations/1_x.sql", INDEX.formatted("c"));
        write("vendored/migrations/stopover.toml", "this is no TOML");
        assertThat(check().out())
                .contains("3_new.sql")
                .doesNotContain("2_old.sql", "vendored")
                .contains("; 1 file not judged: excluded.");
    }

    @Test
    void reportsAboutWhatIsNamedUnlessItIsToBeLeftOutToo() throws IOException {
        write("stopover.toml", "exclude = [\"migrations/2_old.sql\"]\n");
        assertThat(check("migrations/2_old.sql").out()).contains("2_old.sql:1:1: error");
        assertThat(check("migrations").out()).doesNotContain("2_old.sql:");
        Shell.Outcome forced = check("--force-exclude", "migrations/2_old.sql");
        assertThat(forced.status()).isZero();
        assertThat(forced.out()).isEqualTo("0 files, 0 statements judged: no findings; 1 file not judged: excluded.\n");
    }

    @Test
    void endsWithNoughtWhereAHookNamesNothingButWhatIsExcluded() throws IOException {
        write("stopover.toml", "exclude = [\"migrations\"]\n");
        assertThat(check("--force-exclude", "migrations/2_old.sql").status()).isZero();
        assertThat(check("migrations/2_old.sql").status()).isEqualTo(1);
        assertThat(check("migrations").status()).isEqualTo(1);
    }

    @Test
    void takesPatternsOfTheOptionFromTheWorkingFolderOn() throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        Shell shell = Shell.in(folder.resolve("migrations"));
        assertThat(shell.stopover("check", SELECT, "-f", "concise", "--exclude", "2_old.sql")
                        .out())
                .doesNotContain("2_old.sql")
                .contains("3_new.sql");
        Files.createDirectory(folder.resolve("tools"));
        assertThat(Shell.in(folder.resolve("tools"))
                        .stopover(
                                "check",
                                SELECT,
                                "-f",
                                "concise",
                                "--exclude",
                                "../migrations/2_old.sql",
                                "../migrations")
                        .out())
                .doesNotContain("2_old.sql")
                .contains("3_new.sql");
    }

    @Test
    void passesOverFoldersThatGitIgnores() throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        write(".gitignore", "# what is built\n/out/\n*.cache\n!kept.cache\nscratch/**\n");
        for (String ignored : new String[] {"out", "a.cache", "scratch/x"}) {
            write(ignored + "/migrations/1_x.sql", INDEX.formatted("c"));
        }
        write("kept.cache/migrations/1_x.sql", INDEX.formatted("d"));
        write("sub/out/migrations/1_x.sql", INDEX.formatted("d"));
        assertThat(check().out())
                .contains("kept.cache/migrations/1_x.sql:1:1", "sub/out/migrations/1_x.sql:1:1")
                .doesNotContain("\nout/", " a.cache", "scratch");
        assertThat(check("out").out()).contains("out/migrations/1_x.sql:1:1");
        Files.delete(folder.resolve(".git"));
        assertThat(check().out()).contains("out/migrations/1_x.sql:1:1", "a.cache/migrations/1_x.sql:1:1");
    }

    @Test
    void judgesAFileThatGitIgnoresAmongMigrationsBecauseItsRunnerRunsIt() throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        write(".gitignore", "*.sql\n");
        assertThat(check().out()).contains("2_old.sql:1:1", "3_new.sql:1:1");
    }

    @Test
    void listsAFolderWithSqlThatGitIgnores() throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        write(".gitignore", "dumps\n");
        write("dumps/1_x.sql", "SELECT 1;\n");
        assertThat(Shell.in(folder).stopover("history").out()).contains("dumps", "a folder that git ignores");
    }

    @Test
    void takesWhatAnExtendedFileSaysWhereTheNearerOneSaysNothing() throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        write(
                "base/stopover.toml",
                "postgres = 12\nfail-on = \"none\"\nexclude = [\"../x\"]\n"
                        + "[rules]\nlocking = \"note\"\nmissing-if-not-exists = \"off\"\n");
        write("stopover.toml", "extends = \"base/stopover.toml\"\n[rules]\nnon-concurrent-index = \"warning\"\n");
        Shell.Outcome outcome = Shell.in(folder).stopover("check", "-f", "concise");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out())
                .contains("3_new.sql:1:1: warning: non-concurrent-index", ": note: missing-lock-timeout")
                .doesNotContain("missing-if-not-exists");
    }

    @Test
    void saysWhatIsWrongWithExtending() throws IOException {
        for (Map.Entry<String, String> each : Map.of(
                        "\"gone.toml\"", "There is no file gone.toml, which is extended.",
                        "\"../x.toml\"", "stopover.toml extends ../x.toml, which lies outside the project.",
                        "\"stopover.toml\"", "stopover.toml extends itself: stopover.toml.",
                        "3", "extends must be a path or a list of paths.")
                .entrySet()) {
            write("stopover.toml", "\nextends = " + each.getKey() + "\n");
            assertThat(check())
                    .isEqualTo(new Shell.Outcome(2, "", "stopover: stopover.toml:2:1: " + each.getValue() + "\n"));
        }
    }

    private Shell.Outcome check(String... more) {
        String[] arguments = new String[more.length + 4];
        System.arraycopy(new String[] {"check", SELECT, "-f", "concise"}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Shell.in(folder).stopover(arguments);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
