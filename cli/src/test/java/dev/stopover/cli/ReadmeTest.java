package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is what the command says. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern EXAMPLE = Pattern.compile("\\./stopover (check \\S+)\\n");
    private static final Pattern EXCERPT = Pattern.compile("```text\\n(.*?)```", Pattern.DOTALL);

    private final String readme;

    ReadmeTest() throws IOException {
        readme = Files.readString(ROOT.resolve("README.md"));
    }

    @Test
    void showsWhatTheCommandPrints() {
        String output = Shell.in(ROOT).stopover(found(EXAMPLE).split(" ")).out();
        assertThat(output).startsWith(found(EXCERPT));
    }

    @Test
    void saysOfTheRulesThatItNamesWhatTheySay() {
        List<String> named =
                readme.lines().filter(line -> line.startsWith("| [")).toList();
        assertThat(named)
                .hasSizeGreaterThan(4)
                .allSatisfy(line -> assertThat(IncludedRules.rules())
                        .anySatisfy(rule -> assertThat(line)
                                .startsWith("| [" + rule.id() + "](")
                                .endsWith("| " + rule.info().severity().id() + " | "
                                        + rule.info().summary() + " |")));
    }

    /** The examples are run by {@link HookTest}, {@link PreCommitTest} and {@link ActionTest}. */
    @Test
    void showsTheExamplesAsTheyAre() throws IOException {
        String examples = Files.readString(ROOT.resolve("docs/examples/pre-commit-config.yaml"))
                + Files.readString(ROOT.resolve("docs/examples/github-workflow.yml"));
        Matcher snippets = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertThat(snippets.results().map(snippet -> snippet.group(1)))
                .hasSize(2)
                .allSatisfy(snippet -> assertThat(examples).contains(snippet));
    }

    @Test
    void namesEveryCommand() {
        assertThat(Commands.NAMES)
                .allSatisfy(name -> assertThat(readme).containsPattern("\\| `stopover " + name + "[ `]"));
    }

    private String found(Pattern pattern) {
        Matcher matcher = pattern.matcher(readme);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
