package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    private static final String CONFIGURATION = """
            exposed-schemas = []

            [rules.missing-rollback]
            demand = "never"

            [rules.missing-lock-timeout]
            enabled = false

            [rules.missing-primary-key]
            enabled = false
            """;

    private static final String BLOCKING_INDEX = """
            error[non-concurrent-index]: Building this index takes a SHARE lock on orders, which blocks writes until it is built.
             --> migrations/2_index.sql:1:1
              |
            1 | CREATE INDEX IF NOT EXISTS orders_customer_idx ON orders (customer_id);
              | ^^^^^^^^^^^^
              |
              = help: Build it with CREATE INDEX CONCURRENTLY, outside a transaction.
            help: Add CONCURRENTLY
              |
            1 - CREATE INDEX IF NOT EXISTS orders_customer_idx ON orders (customer_id);
            1 + CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_idx ON orders (customer_id);
              |

            1 file, 1 statement judged: 1 error.
            """;

    private static final String ALL = BLOCKING_INDEX.replace("1 file, 1 statement", "2 files, 2 statements");

    @TempDir
    Path folder;

    @BeforeEach
    void makeAProject() throws IOException {
        write("stopover.toml", CONFIGURATION);
        write(
                "migrations/1_orders.sql",
                "CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, customer_id bigint);\n");
        write("migrations/2_index.sql", "CREATE INDEX IF NOT EXISTS orders_customer_idx ON orders (customer_id);\n");
    }

    @Test
    void reportsADuplicateVersionOnceAsAFinding() throws IOException {
        write("migrations/1_orders.up.sql", "SELECT 1;\n");
        write("migrations/1_zones.up.sql", "SELECT 1;\n");
        Shell.Outcome outcome = stopover("check");
        assertThat(outcome.out())
                .containsOnlyOnce("error[duplicate-version]: Version 1 is already that of 1_orders.up.sql");
        assertThat(outcome.errors()).doesNotContain("already that of");
    }

    @Test
    void letsNoNameOfAFileDriveATerminalOrABuildServer() throws IOException {
        Files.write(folder.resolve("migrations/3_\u001b[31m\n::error::\u202ex.sql"), new byte[] {(byte) 0xff, 'x'});
        assertThat(stopover("check").errors())
                .doesNotContain("\u001b", "\u202e", "\n::")
                .contains("migrations/3_\\u{1b}[31m\\u{a}::error::\\u{202e}x.sql:1:1: The file is not valid UTF-8");
        assertThat(stopover("check", "gone\u001b[31m\n::error::x").errors())
                .isEqualTo("stopover: There is no file or folder gone\\u{1b}[31m\\u{a}::error::x.\n");
    }

    @Test
    void reportsFindingsAndEndsWithOne() {
        assertThat(stopover("check")).isEqualTo(new Shell.Outcome(1, ALL, ""));
    }

    @Test
    void isTheDefaultCommand() {
        assertThat(stopover()).isEqualTo(stopover("check"));
        assertThat(stopover("migrations")).isEqualTo(stopover("check", "migrations"));
        assertThat(stopover("--format", "text")).isEqualTo(stopover("check"));
    }

    @Test
    void reportsAboutTheGivenPathsAndReadsTheirWholeHistory() {
        assertThat(stopover("check", "migrations/1_orders.sql").status()).isZero();
        assertThat(stopover("check", "migrations/2_index.sql").out()).isEqualTo(BLOCKING_INDEX);
    }

    @Test
    void endsWithNoughtWhereNothingWeighsEnough() throws IOException {
        write("migrations/2_index.sql", "SELECT 1;\n");
        assertThat(stopover("check"))
                .isEqualTo(new Shell.Outcome(0, "2 files, 2 statements judged: no findings.\n", ""));
        write("migrations/2_index.sql", "CREATE TABLE customers (id bigint PRIMARY KEY);\n");
        assertThat(stopover("check").status()).isZero();
        assertThat(stopover("check", "--fail-on", "warning").status()).isEqualTo(1);
        assertThat(stopover("check", "--fail-on", "note").status()).isEqualTo(1);
    }

    @Test
    void takesThePresetThatIsNamed() throws IOException {
        write("migrations/2_index.sql", "CREATE TABLE customers (id bigint PRIMARY KEY);\n");
        assertThat(stopover("check", "--fail-on", "note", "--preset", "only-errors")
                        .status())
                .isZero();
        assertThat(stopover("check", "--preset", "strickt"))
                .isEqualTo(
                        new Shell.Outcome(
                                2,
                                "",
                                "stopover: --preset takes recommended, only-errors, strict or all, not strickt. Did you mean strict?\n"));
    }

    @Test
    void neverFailsOnFindingsWhenTold() {
        assertThat(stopover("check", "--fail-on", "none").status()).isZero();
    }

    @Test
    void takesTheThresholdFromTheConfigurationUnlessOneIsGiven() throws IOException {
        write("stopover.toml", "fail-on = \"none\"\n" + CONFIGURATION);
        assertThat(stopover("check").status()).isZero();
        assertThat(stopover("check", "--fail-on", "error").status()).isEqualTo(1);
    }

    @Test
    void writesTheReportToAFileAndCountsOnStandardError() throws IOException {
        Shell.Outcome outcome = stopover("check", "--output", "reports/stopover.txt");
        assertThat(outcome).isEqualTo(new Shell.Outcome(1, "", "stopover: 2 files, 2 statements judged: 1 error.\n"));
        assertThat(folder.resolve("reports/stopover.txt")).hasContent(ALL);
    }

    @Test
    void saysWhichReportCannotBeWritten() throws IOException {
        assertThat(stopover("check", "-o", "/"))
                .isEqualTo(new Shell.Outcome(2, "", "stopover: The report cannot be written to /: Is a directory.\n"));
        write("reports/taken/x.txt", "");
        assertThat(stopover("check", "--output", "reports/taken").errors())
                .isEqualTo("stopover: The report cannot be written to reports/taken: Is a directory.\n");
    }

    @Test
    void asksTheRulesThatAreChosenByIdOrCategory() throws IOException {
        write("migrations/3_notes.sql", "CREATE TABLE notes (id bigint);\n");
        assertThat(stopover("check", "--format", "concise", "--select", "non-concurrent-index")
                        .out())
                .contains("non-concurrent-index")
                .doesNotContain("missing-if-not-exists");
        assertThat(stopover("check", "--format", "concise", "--ignore", "locking")
                        .out())
                .doesNotContain("non-concurrent-index")
                .contains("missing-if-not-exists");
        write("stopover.toml", CONFIGURATION + "\n[rules.missing-if-not-exists]\nenabled = false\n");
        assertThat(stopover("check", "--format", "concise", "--select", "missing-if-not-exists,locking")
                        .out())
                .contains("non-concurrent-index", "missing-if-not-exists");
        assertThat(stopover("check", "--select", "lockin").errors())
                .isEqualTo("stopover: --select takes rules and categories, and lockin is neither."
                        + " Did you mean locking?\n");
    }

    @Test
    void judgesStandardInputAsTheTextOfAFile() throws IOException {
        Shell editor = Shell.in(folder).reading("CREATE INDEX IF NOT EXISTS i ON orders (customer_id);\n");
        for (String file : List.of("migrations/2_index.sql", "migrations/3_new.sql")) {
            Shell.Outcome outcome = editor.stopover("check", "--format", "concise", "--stdin-filename", file);
            assertThat(outcome.status()).isEqualTo(1);
            assertThat(outcome.out())
                    .startsWith(file + ":1:1: error: non-concurrent-index")
                    .contains("\n1 file, ");
        }
        Shell.Outcome harmless =
                Shell.in(folder).reading("SELECT 1;\n").stopover("check", "--stdin-filename", "migrations/2_index.sql");
        assertThat(harmless.status()).isZero();
        assertThat(folder.resolve("migrations/3_new.sql")).doesNotExist();
        assertThat(editor.stopover("check", "--stdin-filename", "a.sql", "migrations")
                        .errors())
                .isEqualTo("stopover: --stdin-filename judges one file, and migrations is named besides.\n");
        assertThat(editor.stopover("check", "--stdin-filename", "gone/a.sql").errors())
                .startsWith("stopover: There is no file or folder gone.");
    }

    @Test
    void writesSarif() {
        Shell.Outcome outcome = stopover("check", "--format", "sarif");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.out())
                .contains("\"ruleId\" : \"non-concurrent-index\"", "\"uri\" : \"migrations/2_index.sql\"");
    }

    @Test
    void showsSuppressedFindingsOnlyWhenAsked() throws IOException {
        write("migrations/2_index.sql", """
                -- stopover:ignore non-concurrent-index -- orders is empty
                CREATE INDEX IF NOT EXISTS orders_customer_idx ON orders (customer_id);
                """);
        assertThat(stopover("check"))
                .isEqualTo(new Shell.Outcome(0, "2 files, 2 statements judged: no findings, 1 suppressed.\n", ""));
        assertThat(stopover("check", "--show-suppressed").out()).contains("(suppressed: orders is empty)");
    }

    @Test
    void colorsWhenAskedByOptionOrEnvironment() {
        String red = "\u001b[1;31merror";
        assertThat(stopover("check", "--color", "always").out()).startsWith(red);
        Shell forced = Shell.in(folder).with(Map.of("FORCE_COLOR", "1"));
        assertThat(forced.stopover("check").out()).startsWith(red);
        assertThat(forced.stopover("check", "--color", "never").out()).isEqualTo(ALL);
        Shell refused = Shell.in(folder).with(Map.of("FORCE_COLOR", "1", "NO_COLOR", "1"));
        assertThat(refused.stopover("check").out()).isEqualTo(ALL);
    }

    @Test
    void showsPathsFromTheWorkingFolderOn() throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        Files.createDirectories(folder.resolve("services"));
        assertThat(Shell.in(folder.resolve("migrations")).stopover("check").out())
                .contains(" --> 2_index.sql:1:1\n");
        assertThat(Shell.in(folder.resolve("services"))
                        .stopover("check", "../migrations")
                        .out())
                .contains(" --> ../migrations/2_index.sql:1:1\n");
        assertThat(Shell.in(folder.resolve("migrations"))
                        .stopover("check", "--format", "sarif")
                        .out())
                .contains("\"uri\" : \"migrations/2_index.sql\"");
    }

    @Test
    void saysWhatIsWrongWithAConfigurationAndWhere() throws IOException {
        write("stopover.toml", "fail-on = \"eror\"\n");
        Shell.Outcome outcome = stopover("check");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.errors()).startsWith("stopover: stopover.toml:1:").contains("Did you mean error?");
    }

    @Test
    void saysWhichPathWasProbablyMeant() {
        assertThat(stopover("check", "migration"))
                .isEqualTo(new Shell.Outcome(
                        2, "", "stopover: There is no file or folder migration. Did you mean migrations?\n"));
    }

    @Test
    void failsWhereThereAreNoMigrations() throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        assertThat(stopover("check", "empty"))
                .isEqualTo(new Shell.Outcome(
                        2,
                        "",
                        "stopover: There are no migrations in empty."
                                + " Where that is as it should be, say --allow-empty.\n"));
        assertThat(stopover("check", "empty", "--allow-empty").status()).isZero();
        Files.writeString(folder.resolve("empty/001_a.sql"), "CREATE TABLE `a` (id int);");
        Files.writeString(folder.resolve("empty/002_b.sql"), "PRAGMA foreign_keys = ON;");
        assertThat(stopover("check", "empty"))
                .isEqualTo(
                        new Shell.Outcome(
                                2,
                                "",
                                "stopover: There are no migrations in empty. Not judged: empty/001_a.sql (for another database"
                                        + " than PostgreSQL), and 1 more. Where that is as it should be, say --allow-empty.\n"));
    }

    @Test
    void failsWhereNothingThatWasNamedCouldBeJudged() throws IOException {
        write("README.md", "# Orders\n");
        assertThat(stopover("check", "README.md").status()).isEqualTo(2);
        write("supabase/migrations/20250101000000_a.sql", "SELECT 1;\n");
        write("supabase/migrations/fix_typo.sql", "DROP TABLE orders;\n");
        Shell.Outcome outcome = stopover("check", "supabase/migrations/fix_typo.sql");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEqualTo("""
                not judged: supabase/migrations/fix_typo.sql: its name does not match <timestamp>_name.sql, so the CLI passes over it
                0 files, 0 statements judged: no findings; 1 SQL file not judged: its name does not match <timestamp>_name.sql, so the CLI passes over it.
                """);
        assertThat(stopover("check", "--allow-empty", "supabase/migrations/fix_typo.sql")
                        .status())
                .isZero();
    }

    @Test
    void saysWhatLiesAmongTheMigrationsAndWasNotJudged() throws IOException {
        write("drizzle/meta/_journal.json", """
                {"version": "7", "dialect": "postgresql", "entries": [
                  {"idx": 0, "version": "7", "when": 1, "tag": "0000_a", "breakpoints": true}]}
                """);
        for (int i = 0; i < 5; i++) {
            write("drizzle/000" + i + "_a.sql", "SELECT 1;\n");
        }
        Shell.Outcome outcome = stopover("check", "drizzle");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out())
                .startsWith("not judged: drizzle/0001_a.sql: not named in meta/_journal.json\n")
                .endsWith("not judged: 1 more; stopover history lists all\n"
                        + "1 file, 1 statement judged: no findings;"
                        + " 4 SQL files not judged: not named in meta/_journal.json.\n");
        assertThat(stopover("check", "drizzle", "--format", "sarif").out())
                .contains("\"id\" : \"not-judged\"", "4 SQL files were not judged: not named in meta/_journal.json.");
    }

    @Test
    void claimsNothingOfWhatAProgramMayHaveChanged() throws IOException {
        write("go/1_zones.up.sql", "CREATE TABLE zones (id bigint);\n");
        write("go/3_zones.up.sql", "CREATE TABLE zones (id bigint, name text);\n");
        assertThat(stopover("check", "go").out()).contains("duplicate-object");
        write("go/2_zones.up.go", "package migrations\n");
        Shell.Outcome outcome = stopover("check", "go");
        assertThat(outcome.out()).doesNotContain("duplicate-object").contains("2 files, 2 statements judged");
        assertThat(outcome.errors())
                .contains("go/2_zones.up.go:1:1: A migration is not written in SQL and not judged: 2_zones.up.go.");
    }

    @Test
    void saysHowManyMigrationsAreTakenAsApplied() throws IOException {
        write("stopover.toml", "applied-through = \"1\"\n" + CONFIGURATION);
        assertThat(stopover("check").out())
                .endsWith("1 file, 1 statement judged: 1 error; 1 migration not judged: applied.\n");
        write("stopover.toml", "applied-through = \"2\"\n" + CONFIGURATION);
        assertThat(stopover("check"))
                .isEqualTo(new Shell.Outcome(
                        0, "0 files, 0 statements judged: no findings; 2 migrations not judged: applied.\n", ""));
    }

    @Test
    void failsWhereNobodyCanTellWhatVersionIsRequired() throws IOException {
        write("stopover.toml", "required-version = \"~1\"\n");
        assertThat(stopover("check"))
                .isEqualTo(new Shell.Outcome(
                        2,
                        "",
                        "stopover: stopover.toml:1:1: required-version must be conditions on the version of Stopover"
                                + " such as \">=1.2, <2\".\n"));
    }

    @Test
    void failsWhereWhatIsConfiguredIsNotThere() throws IOException {
        write("stopover.toml", "applied-through = \"20\"\n");
        assertThat(stopover("check"))
                .isEqualTo(new Shell.Outcome(
                        2,
                        "",
                        "stopover: stopover.toml:1:1: applied-through names 20, which is no version of the history;"
                                + " the nearest is 2.\n"));
        write("stopover.toml", """
                [[overrides]]
                paths = ["db/legacy/**"]
                [overrides.rules]
                missing-rls = "off"
                """);
        assertThat(stopover("check").status()).isEqualTo(2);
        assertThat(stopover("check").errors())
                .contains("stopover.toml:2:11: No migration lies at db/legacy/**, which an override names;"
                        + " there are migrations in migrations.");
        assertThat(stopover("check", "migrations/1_orders.sql").status()).isZero();
    }

    @Test
    void saysWhatTheOptionsTake() {
        assertThat(stopover("check", "--fail-on", "warn").errors())
                .isEqualTo("stopover: --fail-on takes error, warning, note or none, not warn. Did you mean warning?\n");
        assertThat(stopover("check", "--postgres", "sixteen").errors())
                .isEqualTo("stopover: --postgres takes a major version such as 15, not sixteen.\n");
        assertThat(stopover("check", "--postgres", "99").status()).isEqualTo(2);
    }

    @Test
    void explainsAndListsRules() {
        assertThat(stopover("rules").out()).contains("  non-concurrent-index  ");
        assertThat(stopover("explain", "non-concurrent-index").out())
                .startsWith("An index built without CONCURRENTLY blocks writes to its table\n");
        assertThat(stopover("explain", "concurrent-index"))
                .isEqualTo(new Shell.Outcome(
                        2, "", "stopover: There is no rule concurrent-index. Did you mean non-concurrent-index?\n"));
    }

    @Test
    void saysOnceThatARepositoryHasNoRollbacks(@TempDir Path apart) throws IOException {
        for (String history : List.of("a", "b")) {
            Files.createDirectories(apart.resolve(history + "/migrations"));
            Files.writeString(
                    apart.resolve(history + "/migrations/V1__orders.sql"),
                    "CREATE TABLE orders (id bigint PRIMARY KEY);\n");
            Files.writeString(
                    apart.resolve(history + "/migrations/V2__lines.sql"),
                    "CREATE TABLE lines (id bigint PRIMARY KEY);\n");
        }
        assertThat(Shell.in(apart)
                        .stopover("check", "--select=missing-rollback", "-f", "concise")
                        .out()
                        .lines()
                        .filter(line -> line.contains("missing-rollback")))
                .hasSize(1);
    }

    private Shell.Outcome stopover(String... arguments) {
        return Shell.in(folder).stopover(arguments);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
