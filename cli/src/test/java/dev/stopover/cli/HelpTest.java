package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Help in all its forms. */
class HelpTest {

    @TempDir
    Path folder;

    @Test
    void fitsTheTerminal() {
        for (String name : Commands.NAMES) {
            String[] words = (name + " --help").split(" ");
            Shell narrow = Shell.in(folder).looking().with(Map.of("COLUMNS", "60"));
            assertThat(narrow.stopover(words).out().lines()).as(name).allMatch(line -> line.length() <= 60);
            assertThat(stopover(words)).as(name).startsWith("Usage: stopover " + name);
        }
    }

    @Test
    void explainsALineWithTheNamesThatStandThere() throws IOException {
        write("migrations/1_orders.sql", "CREATE TABLE orders (id bigint PRIMARY KEY);\n");
        write("migrations/2_index.sql", "SELECT 1;\nCREATE INDEX a\n  ON orders (id);\n");
        write("stopover.toml", "preset = \"only-errors\"\n");
        String explained = stopover("explain", "--at", "migrations/2_index.sql:2");
        assertThat(explained)
                .startsWith("error[non-concurrent-index]: Building this index takes a SHARE lock on orders,")
                .contains("2 | CREATE INDEX a\n", stopover("explain", "non-concurrent-index"));
        assertThat(errors("explain", "--at", "migrations/2_index.sql:1"))
                .isEqualTo("stopover: There is no finding in line 1 of migrations/2_index.sql.\n");
        assertThat(stopover("explain", "non-concurrent-index", "--at", "migrations/2_index.sql:2"))
                .isEqualTo(explained);
        assertThat(errors("explain", "dropped-table", "--at", "migrations/2_index.sql:2"))
                .isEqualTo("stopover: There is no finding of dropped-table in line 2 of migrations/2_index.sql.\n");
        assertThat(errors("explain", "--at", "migrations/2_index.sql"))
                .startsWith("stopover: --at takes a file and a line");
        assertThat(errors("explain")).startsWith("stopover: Name a rule, or a line");
    }

    @Test
    void rulesAreListedWithWhatOthersCallThem() {
        assertThat(stopover("rules", "--elsewhere"))
                .contains("= atlas/DS103, atlas/destructive,\n", "squawk/ban-drop-column\n");
        assertThat(stopover("rules")).doesNotContain("squawk/");
        assertThat(stopover("rules", "-f", "json")).contains("\"squawk/ban-drop-column\"");
        assertThat(stopover("rules", "-f", "markdown")).contains("`squawk/ban-drop-column`");
    }

    @Test
    void theManualPageNamesEveryCommandAndOption() {
        String page = stopover("man");
        for (String name : Commands.NAMES) {
            assertThat(page).contains(".SS stopover " + name);
        }
        assertThat(page)
                .contains(".B \\-f, \\-\\-format \\fIFORMAT\\fR\n", ".B STOPOVER_FAIL_ON\n")
                .doesNotContain("%n");
        assertThat(page.lines()).allMatch(line -> !line.startsWith(".") || line.matches("\\.(TH|SH|SS|TP|B|I)( .*)?"));
    }

    @Test
    void completionKnowsEveryCommandAndOption() {
        for (String shell : new String[] {"bash", "zsh", "fish"}) {
            String script = stopover("completion", shell);
            assertThat(script).contains("check", "prune", shell.equals("fish") ? "-l fail-on" : "--fail-on");
        }
        assertThat(errors("completion", "tcsh"))
                .isEqualTo("stopover: SHELL takes bash, zsh or fish, not tcsh. Did you mean bash?\n");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void bashCompletes() throws IOException, InterruptedException {
        Path script = folder.resolve("completion.bash");
        Files.writeString(script, stopover("completion", "bash"));
        assertThat(complete(script, "stopover", "ba")).isEqualTo("baseline");
        assertThat(complete(script, "stopover", "baseline", "p")).isEqualTo("prune");
        assertThat(complete(script, "stopover", "check", "--fail")).isEqualTo("--fail-on");
        assertThat(complete(script, "stopover", "rollback", "write", "--all")).isEqualTo("--all-missing");
        assertThat(complete(script, "stopover", "init", "--fail")).isEmpty();
    }

    private String complete(Path script, String... words) throws IOException, InterruptedException {
        String line = "source '" + script + "'; COMP_WORDS=(" + String.join(" ", words) + "); COMP_CWORD="
                + (words.length - 1) + "; _stopover; echo \"${COMPREPLY[*]}\"";
        Process bash =
                new ProcessBuilder("bash", "-c", line).redirectErrorStream(true).start();
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return out.strip();
    }

    private String stopover(String... arguments) {
        return Shell.in(folder).stopover(arguments).out();
    }

    private String errors(String... arguments) {
        return Shell.in(folder).stopover(arguments).errors();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
