package dev.stopover.report.findings;

import dev.stopover.report.JsonFields;
import dev.stopover.report.Page;
import dev.stopover.report.RulePages;
import dev.stopover.rule.Rule;
import dev.stopover.rule.Severity;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What SARIF says of a rule, with its page as help. */
final class SarifRule {

    private static final int LONGEST_DESCRIPTION = 1000;
    private static final int MOST_TAGS = 10;

    private SarifRule() {}

    /**
     * The fields of a rule.
     *
     * @param url where the sources are, if that is known
     */
    static void write(Rule rule, Optional<String> url, JsonFields fields) {
        Page page = Page.of(rule);
        fields.text("id", rule.id())
                .text("name", pascalCase(rule.id()))
                .object(
                        "shortDescription",
                        text -> text.text("text", rule.info().summary() + "."))
                .object("fullDescription", text -> text.text("text", shortened(page.introduction())))
                .text("helpUri", url.flatMap(at -> RulePages.url(rule, at)))
                .object("help", help -> help.text("text", page.plain()).text("markdown", page.markdown()))
                .object(
                        "defaultConfiguration",
                        configuration -> configuration
                                .truth("enabled", true)
                                .text("level", rule.info().severity().id()))
                .object("properties", properties -> properties(rule, properties));
    }

    private static void properties(Rule rule, JsonFields properties) {
        Set<String> tags = new TreeSet<>(rule.info().tags());
        tags.add(rule.category());
        properties
                .texts("tags", tags.stream().limit(MOST_TAGS).toList())
                .text("precision", "high")
                .text("problem.severity", problemSeverity(rule.info().severity()));
        if (tags.contains("security")) {
            properties.text("security-severity", securitySeverity(rule.info().severity()));
        }
    }

    private static String problemSeverity(Severity severity) {
        return severity == Severity.NOTE ? "recommendation" : severity.id();
    }

    private static String securitySeverity(Severity severity) {
        return switch (severity) {
            case ERROR -> "8.0";
            case WARNING -> "5.5";
            case NOTE -> "2.0";
        };
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_DESCRIPTION ? text : text.substring(0, LONGEST_DESCRIPTION) + "…";
    }

    private static String pascalCase(String id) {
        var name = new StringBuilder();
        for (String word : id.split("-")) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }
}
