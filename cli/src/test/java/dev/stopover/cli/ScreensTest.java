package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.engine.Report;
import dev.stopover.project.ReadOptions;
import dev.stopover.report.Screen;
import dev.stopover.report.findings.Showing;
import dev.stopover.report.findings.TextReporter;
import dev.stopover.run.Run;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which terminals show links, and what they show. */
class ScreensTest {

    private static final String SOURCES = "https://example.org/stopover";

    @TempDir
    Path folder;

    @Test
    void linksWhereTheTerminalIsKnownToShowThem() throws UsageException {
        assertThat(links(true, Map.of("TERM_PROGRAM", "vscode"))).isTrue();
        assertThat(links(true, Map.of("VTE_VERSION", "7402"))).isTrue();
        assertThat(links(true, Map.of("VTE_VERSION", "4802"))).isFalse();
        assertThat(links(true, Map.of("TERM", "xterm-256color"))).isFalse();
        assertThat(links(true, Map.of("TERM", "dumb", "VTE_VERSION", "7402"))).isFalse();
        assertThat(links(true, Map.of("NO_COLOR", "1", "VTE_VERSION", "7402"))).isFalse();
    }

    @Test
    void theVariableDecidesWhereSomebodyLooks() throws UsageException {
        assertThat(links(true, Map.of("FORCE_HYPERLINK", "1"))).isTrue();
        assertThat(links(true, Map.of("FORCE_HYPERLINK", "0", "TERM_PROGRAM", "vscode")))
                .isFalse();
        assertThat(links(false, Map.of("FORCE_HYPERLINK", "1", "TERM_PROGRAM", "vscode")))
                .isFalse();
    }

    @Test
    void theIdOfARuleLeadsToItsPage() throws Exception {
        Files.writeString(folder.resolve("1_a.sql"), "CREATE TABLE orders (id bigint PRIMARY KEY);\n");
        Files.writeString(folder.resolve("2_b.sql"), "CREATE INDEX a ON orders (id);\n");
        Report report = new Run(IncludedRules.rules(), ReadOptions.DEFAULT)
                .over(folder, List.of())
                .report();
        assertThat(text(report, new Screen(false, OptionalInt.of(80), false, Optional.of(SOURCES))))
                .contains("\u001b]8;;" + SOURCES
                        + "/blob/HEAD/rules/src/main/java/dev/stopover/rules/locking/NonConcurrentIndex.md\u001b\\"
                        + "error[non-concurrent-index]\u001b]8;;\u001b\\: ");
        assertThat(text(report, new Screen(false, OptionalInt.of(80), false, Optional.empty())))
                .doesNotContain("\u001b");
    }

    private static boolean links(boolean looking, Map<String, String> environment) throws UsageException {
        var terminal = new Terminal(
                Path.of(""),
                environment,
                looking,
                new ByteArrayInputStream(new byte[0]),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream());
        return Screens.of(Arguments.plain(List.of()), terminal, () -> Optional.of(SOURCES))
                .sources()
                .isPresent();
    }

    private static String text(Report report, Screen screen) throws IOException {
        var out = new ByteArrayOutputStream();
        new TextReporter(screen, new Showing(false, false, OptionalInt.empty(), UnaryOperator.identity()))
                .write(report, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
