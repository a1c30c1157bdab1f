package dev.stopover.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stopover.rule.Rule;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The rules with what their findings weigh, for people, for programs and for a page. */
public final class RuleList {

    private static final int SEVERITY = "warning".length();

    private final List<Rule> rules;
    private final Map<String, List<String>> equivalents;

    private RuleList(List<Rule> rules, Map<String, List<String>> equivalents) {
        this.rules = rules;
        this.equivalents = equivalents;
    }

    /**
     * A list of rules, by category and id.
     *
     * @param equivalents the ids of those that rules of other tools mean, by the names of those
     */
    public static RuleList of(List<Rule> rules, Map<String, List<String>> equivalents) {
        return new RuleList(
                rules.stream()
                        .sorted(Comparator.comparing(Rule::category).thenComparing(Rule::id))
                        .toList(),
                equivalents);
    }

    /** The rules of other tools that say the same as a rule, in the order of their names. */
    private List<String> equivalents(Rule rule) {
        return equivalents.entrySet().stream()
                .filter(entry -> entry.getValue().contains(rule.id()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /**
     * A line or more for each rule, below its category.
     *
     * @param width how many columns a line takes at most
     * @param withEquivalents whether the rules of other tools are named that say the same
     */
    public String text(int width, boolean withEquivalents) {
        int longest = rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(0);
        var text = new StringBuilder();
        String category = "";
        for (Rule rule : rules) {
            if (!rule.category().equals(category)) {
                text.append(category.isEmpty() ? "" : "\n")
                        .append(rule.category())
                        .append('\n');
                category = rule.category();
            }
            String head = "  " + padded(rule.id(), longest) + "  "
                    + padded(rule.info().severity().id(), SEVERITY) + "  ";
            String indent = " ".repeat(head.length());
            String before = head;
            for (String line : Wrapped.lines(rule.info().summary(), width - indent.length(), "")) {
                text.append(before).append(line).append('\n');
                before = indent;
            }
            String elsewhere = String.join(", ", equivalents(rule));
            if (withEquivalents && !elsewhere.isEmpty()) {
                for (String line : Wrapped.lines("= " + elsewhere, width - indent.length(), "")) {
                    text.append(indent).append(line).append('\n');
                }
            }
        }
        return text.toString();
    }

    /** A table in Markdown. */
    public String markdown() {
        var text = new StringBuilder(
                "| rule | severity | category | what it finds | elsewhere |\n|---|---|---|---|---|\n");
        for (Rule rule : rules) {
            text.append("| %s | %s | %s | %s | %s |\n"
                    .formatted(
                            Markdown.code(rule.id()),
                            rule.info().severity().id(),
                            rule.category(),
                            Markdown.text(rule.info().summary()),
                            String.join(
                                    ", ",
                                    equivalents(rule).stream()
                                            .map(Markdown::code)
                                            .toList())));
        }
        return text.toString();
    }

    /** A list of objects in JSON, with the options of each rule. */
    public void json(OutputStream out) throws IOException {
        try (JsonGenerator json = Json.lines(out)) {
            json.writeStartArray();
            for (Rule rule : rules) {
                json.writeStartObject();
                new JsonFields(json)
                        .text("id", rule.id())
                        .text("category", rule.category())
                        .text("severity", rule.info().severity().id())
                        .text("summary", rule.info().summary())
                        .text("since", rule.info().since())
                        .texts("tags", rule.info().tags().stream().sorted().toList())
                        .texts("equivalents", equivalents(rule))
                        .objects(
                                "options",
                                rule.info().properties(),
                                (property, option) -> option.text("name", property.name())
                                        .text("value", property.expected())
                                        .text("default", property.defaultText())
                                        .text("description", property.description()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeRaw('\n');
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
