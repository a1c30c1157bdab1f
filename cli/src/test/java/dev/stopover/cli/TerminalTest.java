package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.report.TerminalText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who looks at a terminal. */
class TerminalTest {

    @TempDir
    Path folder;

    @BeforeEach
    void makeAProject() throws IOException {
        write("migrations/1_orders.sql", "CREATE TABLE orders (id bigint PRIMARY KEY);\n");
        write(
                "migrations/2_index.sql",
                "CREATE INDEX a ON orders (id) WHERE id::text <> '" + "漢字".repeat(60)
                        + "';\nCREATE INDEX b ON orders (id);\n");
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        for (int width : new int[] {60, 80, 120}) {
            Shell shell =
                    Shell.in(folder).looking().with(Map.of("COLUMNS", "" + width, "LANG", "C.UTF-8", "NO_COLOR", "1"));
            assertThat(shell.stopover("check", "--select=non-concurrent-index")
                            .out()
                            .lines())
                    .allMatch(line -> TerminalText.width(line) <= width, "at most " + width)
                    .anyMatch(line -> TerminalText.width(line) > width - 12);
        }
    }

    @Test
    void aTerminalOfUnknownWidthHasEightyColumns() {
        Shell shell = Shell.in(folder).looking().with(Map.of("NO_COLOR", "1"));
        assertThat(shell.stopover("check").out().lines()).allMatch(line -> TerminalText.width(line) <= 80);
    }

    @Test
    void whatGoesToAFileIsNotCut() {
        Shell shell = Shell.in(folder).with(Map.of("COLUMNS", "40"));
        assertThat(shell.stopover("check", "--select=non-concurrent-index").out())
                .contains("Building this index takes a SHARE lock on orders, which blocks writes until it is built.\n");
    }

    @Test
    void leavesOutWithDotsWhereTheLocaleKnowsNoOthers() {
        Map<String, String> plain = Map.of("COLUMNS", "80", "LC_ALL", "C", "NO_COLOR", "1");
        assertThat(Shell.in(folder).looking().with(plain).stopover("check").out())
                .contains("...")
                .doesNotContain("…");
        Map<String, String> unicode = Map.of("COLUMNS", "80", "LC_ALL", "de_DE.utf8", "NO_COLOR", "1");
        assertThat(Shell.in(folder).looking().with(unicode).stopover("check").out())
                .contains("…");
    }

    @Test
    void showsAsManyFindingsAsAreWanted() {
        for (String format : new String[] {"text", "concise"}) {
            assertThat(stopover("check", "-f", format, "--select=non-concurrent-index", "--max-findings", "1")
                            .out())
                    .contains("2_index.sql:1:1")
                    .doesNotContain("2_index.sql:2:1")
                    .contains("1 more findings are not shown.\n")
                    .endsWith("2 files, 3 statements judged: 2 errors.\n");
        }
        assertThat(stopover("check", "--max-findings", "few").errors())
                .isEqualTo("stopover: --max-findings takes a number, not few.\n");
    }

    @Test
    void saysNothingButFindingsWhenQuiet() throws IOException {
        assertThat(stopover("check", "-q", "--select=dropped-table")).isEqualTo(new Shell.Outcome(0, "", ""));
        assertThat(stopover("check", "-q", "-f", "concise", "--select=non-concurrent-index")
                        .out())
                .doesNotContain("judged");
        assertThat(stopover("check", "-q", "-o", "report.txt").errors()).isEmpty();
        write("supabase/migrations/20250101000000_a.sql", "SELECT 1;\n");
        write("supabase/migrations/fix.sql", "SELECT 1;\n");
        assertThat(stopover("check", "-q", "--select=dropped-table").out())
                .startsWith("not judged: supabase/migrations/fix.sql");
    }

    @Test
    void countsFindingsByTheirRules() {
        assertThat(stopover("check", "--statistics", "--select=non-concurrent-index,missing-if-not-exists"))
                .isEqualTo(new Shell.Outcome(1, """
                        3  warning  missing-if-not-exists
                        2  error    non-concurrent-index
                        2 files, 3 statements judged: 2 errors, 3 warnings.
                        """, ""));
        assertThat(stopover("check", "--statistics", "-f", "json").status()).isEqualTo(2);
    }

    @Test
    void saysWhatWasReadAndHow() throws IOException {
        write("stopover.toml", "postgres = 15\n");
        Shell.Outcome outcome = stopover("check", "-v", "--select=dropped-table");
        assertThat(outcome.out()).isEqualTo("2 files, 3 statements judged: no findings.\n");
        assertThat(outcome.errors())
                .contains(
                        "stopover: Configured by stopover.toml.\n",
                        "stopover: migrations: 2 migrations of the layout plain (",
                        "stopover: 1 rule asked.\n");
    }

    @Test
    void saysOneMigrationOfASingleOne() throws IOException {
        write("only/migrations/1_a.sql", "SELECT 1;\n");
        assertThat(stopover("check", "-v", "only").errors()).contains(": 1 migration of the layout plain (");
    }

    @Test
    void saysHowLongTheRulesTake() {
        assertThat(stopover("check", "--timings", "--select=non-concurrent-index")
                        .errors())
                .containsPattern("(?m)^ +\\d+\\.\\d ms  reading$")
                .containsPattern("(?m)^ +\\d+\\.\\d ms  replay$")
                .containsPattern("(?m)^ +\\d+\\.\\d ms  non-concurrent-index$");
    }

    private Shell.Outcome stopover(String... arguments) {
        return Shell.in(folder).stopover(arguments);
    }

    @Test
    void saysOnATerminalHowFarALongRunHasComeAndTakesThatAway() {
        assertThat(errors(true, Map.of(), "check"))
                .isEqualTo("\r\033[Kstopover: reading the migrations\r\033[Kstopover: 3 statements replayed\r\033[K");
    }

    @Test
    void saysNobodyElseHowFarARunHasCome() {
        assertThat(errors(false, Map.of(), "check")).isEmpty();
        assertThat(errors(true, Map.of("CI", "true"), "check")).isEmpty();
        assertThat(errors(true, Map.of("TERM", "dumb"), "check")).isEmpty();
        assertThat(errors(true, Map.of(), "check", "--quiet")).isEmpty();
    }

    /** What goes to standard error where somebody is told at the beginning and at the end of a run. */
    private String errors(boolean interactive, Map<String, String> environment, String... arguments) {
        var errors = new ByteArrayOutputStream();
        Ticks ticks = tick -> {
            tick.run();
            return tick;
        };
        var terminal = new Terminal(
                folder,
                environment,
                interactive,
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(),
                errors,
                ticks);
        Stopover.run(terminal, arguments);
        return errors.toString(StandardCharsets.UTF_8);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
