package dev.stopover.rules;

import dev.stopover.rule.Rule;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The list of rules in {@code docs/rules.md}, which is written from the rules themselves. */
class RulesPageTest {

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
        for (Rule rule : new BuiltInRules().rules()) {
            page.append(line(rule)).append('\n');
        }
        Expected.saysIn(Path.of("..", "docs", "rules.md"), page.toString());
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
