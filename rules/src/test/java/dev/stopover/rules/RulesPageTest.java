package dev.stopover.rules;

import dev.stopover.rule.Rule;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The list of rules in {@code docs/rules.md}, which is written from the rules themselves. */
class RulesPageTest {

    private static final String BEGINNING = """
            # The rules

            `stopover explain RULE` shows the page of a rule, with its examples and its options.

            | rule | severity | category | what it finds |
            |---|---|---|---|
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
        return "| [%s](../rules/src/main/java/%s.md) | %s | %s | %s |"
                .formatted(
                        rule.id(),
                        path,
                        rule.info().severity().id(),
                        rule.category(),
                        rule.info().summary());
    }
}
