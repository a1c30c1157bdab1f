package dev.stopover.rules;

import dev.stopover.rule.ListedRule;
import dev.stopover.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The lists of rules, in {@code docs/rules.md} and for the run, which are written from the rules that have a page. */
class RulesPageTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "stopover", "rules");

    private static final String LISTING = """
            package dev.stopover.rules;

            /** What is known of each rule before it is loaded. {@code RulesPageTest} writes it. */
            final class Listing {

                private Listing() {}

                /** A line a rule: its id, category, preset and severity, and what it looks at. */
                static String lines() {
                    return \"""
            %s                \""";
                }
            }
            """;

    private static final String BEGINNING = """
            # The rules

            `stopover explain RULE` shows the page of a rule, with its examples and its options. A rule runs with its preset and the
            wider ones: `recommended` is the default, `strict` adds what demands a way of working, `all` has every rule, and
            `only-errors` has the errors of the recommended ones alone. Say `preset = "strict"` in stopover.toml or
            `--preset strict`; what stopover.toml says of a single rule goes before.

            | rule | severity | preset | category | what it finds |
            |---|---|---|---|---|
            """;

    @Test
    void listsEveryRuleAsItIs() throws IOException {
        StringBuilder page = new StringBuilder(BEGINNING);
        for (Rule rule : rules()) {
            page.append(line(rule)).append('\n');
        }
        Expected.saysIn(Path.of("..", "docs", "rules.md"), page.toString());
    }

    @Test
    void knowsOfEveryRuleThatIsNotLoadedWhatItSaysItself() throws IOException {
        String lines = rules().stream()
                .map(rule -> "                " + ListedRule.line(rule) + "\n")
                .collect(Collectors.joining());

        Expected.saysIn(SOURCES.resolve("Listing.java"), LISTING.formatted(lines));
    }

    private static List<Rule> rules() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .map(name -> name.substring(0, name.length() - ".md".length())
                            .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                            .toLowerCase(Locale.ROOT))
                    .sorted()
                    .map(id -> (Rule) BuiltInRules.rule(id))
                    .toList();
        }
    }

    private static String line(Rule rule) {
        String path = rule.getClass().getName().replace('.', '/');
        return "| [%s](../rules/src/main/java/%s.md) | %s | %s | %s | %s |"
                .formatted(
                        rule.id(),
                        path,
                        rule.info().severity().id(),
                        rule.info().preset().id(),
                        rule.category(),
                        rule.info().summary());
    }
}
