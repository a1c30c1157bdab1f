package dev.stopover.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.config.ConfigurationException;
import dev.stopover.engine.Report;
import dev.stopover.project.ReadOptions;
import dev.stopover.project.walk.MemoryTree;
import dev.stopover.report.findings.Reporter;
import dev.stopover.report.findings.SarifReporter;
import dev.stopover.report.findings.TextReporter;
import dev.stopover.run.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretsTest {

    static Stream<Reporter> formats() {
        return Stream.of(new TextReporter(false, true), new SarifReporter("0.1", true));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatIsFoundIsNeverPrintedWhole(Reporter reporter) throws ConfigurationException, IOException {
        Report report = new Run(new BuiltInRules().rules(), ReadOptions.DEFAULT)
                .over(
                        MemoryTree.of(
                                Map.of(
                                        "migrations/001_users.sql",
                                        "CREATE TABLE users (email text); INSERT INTO users (email) VALUES ('zoe.quill@hotmail.de'), ('ulf.quill@hotmail.de');")),
                        List.of())
                .report();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        reporter.write(report, out);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("z***@h***.de")
                .doesNotContain("quill", "hotmail");
    }
}
