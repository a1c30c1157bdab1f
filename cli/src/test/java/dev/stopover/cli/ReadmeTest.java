package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.rule.Rule;
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
    void listsEveryRule() {
        List<String> ids = BuiltIn.rules().stream().map(Rule::id).toList();
        assertThat(readme.lines().filter(line -> line.startsWith("| [")).map(ReadmeTest::id))
                .containsExactlyInAnyOrderElementsOf(ids);
        for (Rule rule : BuiltIn.rules()) {
            assertThat(readme)
                    .contains("| " + rule.info().severity().id() + " | "
                            + rule.info().summary() + " |\n");
        }
    }

    @Test
    void namesEveryCommand() {
        assertThat(Commands.NAMES)
                .allSatisfy(name -> assertThat(readme).containsPattern("\\| `stopover " + name + "[ `]"));
    }

    private static String id(String line) {
        return line.substring(3, line.indexOf(']'));
    }

    private String found(Pattern pattern) {
        Matcher matcher = pattern.matcher(readme);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
