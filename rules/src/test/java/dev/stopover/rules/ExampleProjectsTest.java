package dev.stopover.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.config.ConfigurationException;
import dev.stopover.engine.Report;
import dev.stopover.project.ReadOptions;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Rule;
import dev.stopover.run.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleProjectsTest {

    private static final Path PROJECTS = Path.of("..", "test-fixtures", "projects");
    private static final List<Rule> RULES = new BuiltInRules().rules();

    @Test
    void noRuleFiresInClean() throws ConfigurationException {
        assertThat(drawn("clean", check("clean"))).isEmpty();
    }

    /** What the templates of workflow guides come to: each project says in findings.txt what a careful reviewer would. */
    @ParameterizedTest
    @ValueSource(strings = {"all-rules", "guide-templates", "guide-templates-folders"})
    void findsWhatACarefulReviewerWould(String project) throws ConfigurationException, IOException {
        Expected.saysIn(PROJECTS.resolve(project).resolve("findings.txt"), drawn(project, check(project)));
    }

    @Test
    void theSameInputGivesTheSameFindingsInTheSameOrder() throws ConfigurationException {
        List<Finding> once = check("all-rules").findings();

        assertThat(check("all-rules").findings()).isEqualTo(once).isSorted();
    }

    private static Report check(String project) throws ConfigurationException {
        Report report = new Run(RULES, ReadOptions.DEFAULT)
                .over(PROJECTS.resolve(project).toAbsolutePath().normalize(), List.of())
                .report();
        assertThat(report.errors()).isEmpty();
        return report;
    }

    private static String drawn(String project, Report report) {
        return report.findings().stream()
                .map(finding -> "%s:%s %s[%s] %s\n"
                        .formatted(
                                finding.file().path().replaceFirst("^.*/" + project + "/", ""),
                                finding.wholeFile() ? "file" : finding.start(),
                                finding.severity().id(),
                                finding.rule(),
                                finding.message()))
                .collect(Collectors.joining());
    }
}
