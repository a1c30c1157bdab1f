package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuppressionTest {

    private static final String INDEX = "CREATE INDEX IF NOT EXISTS %s ON orders (id);\n";
    private static final String SELECT = "--select=non-concurrent-index,unused-suppression,invalid-suppression";

    @TempDir
    Path folder;

    @BeforeEach
    void makeAProject() throws IOException {
        write("stopover.toml", "");
        write("migrations/1_orders.sql", "CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY);\n");
    }

    @Test
    void suppressesWhatStandsBetweenTwoComments() throws IOException {
        index("-- stopover:ignore-start non-concurrent-index -- at night\n"
                + INDEX.formatted("a")
                + INDEX.formatted("b")
                + "-- stopover:ignore-end non-concurrent-index\n"
                + INDEX.formatted("c"));
        assertThat(check()).isEqualTo("migrations/2_index.sql:5:1: error: non-concurrent-index");
        index("-- stopover:ignore-start non-concurrent-index\n" + INDEX.formatted("a"));
        assertThat(check())
                .contains(
                        "2:1: error: non-concurrent-index", "1:1: warning: invalid-suppression No stopover:ignore-end");
        index("-- stopover:ignore-end locking\n");
        assertThat(check()).contains("1:1: warning: invalid-suppression No stopover:ignore-start");
    }

    @Test
    void takesCategoriesAndNamesOfOtherTools() throws IOException {
        for (String name : new String[] {
            "locking", "squawk/require-concurrent-index-creation", "pgls/requireConcurrentIndexCreation", "atlas/PG101"
        }) {
            index("-- stopover:ignore " + name + "\n" + INDEX.formatted("a"));
            assertThat(check()).as(name).isEmpty();
        }
        index("-- stopover:ignore security\n" + INDEX.formatted("a"));
        assertThat(stopover("--select=non-concurrent-index,unused-suppression,security"))
                .contains("There is no finding of security that this would suppress.");
    }

    @Test
    void takesCommentsOfBothKinds() throws IOException {
        index("/* stopover:ignore non-concurrent-index -- small */\n" + INDEX.formatted("a"));
        assertThat(check()).isEmpty();
        assertThat(Shell.in(folder)
                        .stopover("check", SELECT, "--show-suppressed")
                        .out())
                .contains("(suppressed: small)");
    }

    @Test
    void countsUntilADayAndSaysWhenThatIsOver() throws IOException {
        index("-- stopover:ignore non-concurrent-index until=2027-01-31 -- then the replica is gone\n"
                + INDEX.formatted("a"));
        assertThat(check("--today", "2027-01-31")).isEmpty();
        assertThat(check("--today", "2027-02-01"))
                .contains("2:1: error: non-concurrent-index", "This suppression ended on 2027-01-31");
        Shell built = Shell.in(folder).with(Map.of("SOURCE_DATE_EPOCH", "1893456000"));
        assertThat(built.stopover("check", "-f", "concise", SELECT).out()).contains("ended on 2027-01-31");
        index("-- stopover:ignore non-concurrent-index until=2027-13-01\n" + INDEX.formatted("a"));
        assertThat(check()).contains("until=2027-13-01 is no date", "error: non-concurrent-index");
        assertThat(Shell.in(folder).stopover("check", "--today", "soon").errors())
                .isEqualTo("stopover: --today takes a date such as 2027-01-31, not soon.\n");
    }

    @Test
    void readsCommentsOfOtherToolsWhenTold() throws IOException {
        for (String comment : new String[] {
            "-- squawk-ignore ban-drop-table, require-concurrent-index-creation",
            "/* squawk-ignore require-concurrent-index-creation */",
            "-- squawk-ignore-file",
            "-- pgls-ignore lint/safety/requireConcurrentIndexCreation: small",
            "-- pgls-ignore requireConcurrentIndexCreation",
            "-- pgls-ignore-all lint",
            "-- atlas:nolint PG101",
            "-- atlas:nolint"
        }) {
            index(comment + "\n" + INDEX.formatted("a"));
            write("stopover.toml", "");
            assertThat(check()).as(comment).contains("error: non-concurrent-index");
            write("stopover.toml", "suppression-comments = [\"squawk\", \"pgls\", \"atlas\"]\n");
            assertThat(check()).as(comment).isEmpty();
        }
        index("-- pgls-ignore-start requireConcurrentIndexCreation\n" + INDEX.formatted("a")
                + "-- pgls-ignore-end requireConcurrentIndexCreation\n" + INDEX.formatted("b"));
        assertThat(check()).isEqualTo("migrations/2_index.sql:4:1: error: non-concurrent-index");
        index("-- squawk-ignore require-table-schema\nSELECT 1;\n");
        assertThat(check()).as("what is not ours is no fault").isEmpty();
        write("stopover.toml", "suppression-comments = [\"skwawk\"]\n");
        assertThat(Shell.in(folder).stopover("check").errors())
                .contains("suppression-comments takes squawk, pgls, atlas, not skwawk.");
    }

    @Test
    void writesSuppressionsWithAReason() throws IOException {
        index("SELECT 1;\n  " + INDEX.formatted("a").strip() + " " + INDEX.formatted("b"));
        Shell.Outcome outcome = Shell.in(folder)
                .stopover("check", "--select=non-concurrent-index", "--add-suppressions=written in March");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).endsWith("2 comments written in 1 files.\n");
        assertThat(Files.readString(folder.resolve("migrations/2_index.sql")))
                .isEqualTo("SELECT 1;\n"
                        + "  -- stopover:ignore non-concurrent-index -- written in March\n"
                        + "  CREATE INDEX IF NOT EXISTS a ON orders (id); \n"
                        + "-- stopover:ignore non-concurrent-index -- written in March\n"
                        + "CREATE INDEX IF NOT EXISTS b ON orders (id);\n");
        assertThat(check()).isEmpty();
        assertThat(Shell.in(folder).stopover("check", "--add-suppressions=").status())
                .isEqualTo(2);
    }

    @Test
    void writesACommentForAWholeFileIntoItsSection() throws IOException {
        write("migrations/1_orders.sql", "-- +goose Up\nCREATE TABLE orders (id bigint PRIMARY KEY);\n");
        Files.deleteIfExists(folder.resolve("migrations/2_index.sql"));
        Shell.in(folder).stopover("check", "--select=missing-rollback", "--add-suppressions=never taken back");
        assertThat(Files.readString(folder.resolve("migrations/1_orders.sql")))
                .isEqualTo("-- +goose Up\n-- stopover:ignore-file missing-rollback -- never taken back\n"
                        + "CREATE TABLE orders (id bigint PRIMARY KEY);\n");
        assertThat(stopover("--select=missing-rollback")).isEmpty();
    }

    @Test
    void takesOutWhatSuppressesNothing() throws IOException {
        index("-- stopover:ignore non-concurrent-index -- one\nSELECT 1; -- stopover:ignore non-concurrent-index\n");
        Shell.in(folder).stopover("check", "--select=unused-suppression,non-concurrent-index", "--fix");
        assertThat(Files.readString(folder.resolve("migrations/2_index.sql"))).isEqualTo("SELECT 1;\n");
    }

    private void index(String text) throws IOException {
        write("migrations/2_index.sql", text);
    }

    /** The findings, a line each. */
    private String check(String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = SELECT;
        System.arraycopy(more, 0, arguments, 1, more.length);
        String out = stopover(arguments);
        return out.contains("Building") && out.lines().count() == 1 ? out.substring(0, out.indexOf(" Building")) : out;
    }

    private String stopover(String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "check";
        arguments[1] = "-f";
        arguments[2] = "concise";
        System.arraycopy(more, 0, arguments, 3, more.length);
        String out = Shell.in(folder).stopover(arguments).out().strip();
        return out.contains("\n") ? out.substring(0, out.lastIndexOf('\n')) : "";
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
