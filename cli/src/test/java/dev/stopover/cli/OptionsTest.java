package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsTest {

    @TempDir
    Path folder;

    @Test
    void saysWhichOptionWasProbablyMeant() {
        assertFails("There is no option --fromat. Did you mean --format?", "parse", "--fromat", "facts", "a.sql");
    }

    @Test
    void saysWhatAnOptionTakes() {
        assertFails(
                "--format takes tree or facts, not fact. Did you mean facts?", "parse", "--format", "fact", "a.sql");
    }

    @Test
    void saysWhichValueIsMissing() {
        assertFails("Missing required parameter for option '--format' (FORMAT).", "parse", "--format");
    }

    @Test
    void saysWhichParameterIsMissing() {
        assertFails("Missing required parameter: 'FILE'.", "parse");
    }

    @Test
    void saysWhichCommandWasProbablyMeant() {
        assertFails("There is no command pasre. Did you mean parse?", "help", "pasre");
    }

    @Test
    void helpsOnStandardOutput() {
        Shell.Outcome outcome = Shell.in(folder).stopover("--help");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.out()).startsWith("Usage: stopover").contains("parse");
        assertThat(Shell.in(folder).stopover("parse", "--help").out())
                .startsWith("Usage: stopover parse")
                .contains("--format");
    }

    @Test
    void helpFitsTheTerminal() {
        assertThat(Shell.in(folder).stopover("--help").out().lines()).allMatch(line -> line.length() <= 80);
        for (String command : Commands.NAMES) {
            assertThat(Shell.in(folder)
                            .stopover(command.split(" ")[0], "--help")
                            .out()
                            .lines())
                    .allMatch(line -> line.length() <= 80);
        }
    }

    @Test
    void saysItsVersion() {
        assertThat(Shell.in(folder).stopover("--version").out()).matches("stopover \\d+\\.\\d+\\.\\d+\\S*\n");
    }

    private void assertFails(String message, String... arguments) {
        Shell.Outcome outcome = Shell.in(folder).stopover(arguments);
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.errors()).startsWith("stopover: " + message + "\n");
    }
}
