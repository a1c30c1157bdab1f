package dev.stopover.cli;

import dev.stopover.rule.Rule;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Lists the rules. */
final class RulesCommand implements Command {

    @Override
    public void describe(CommandSpec command) {
        command.usageMessage().description("List the rules, with what their findings weigh.");
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        List<Rule> rules = BuiltIn.rules().stream()
                .sorted(Comparator.comparing(Rule::category).thenComparing(Rule::id))
                .toList();
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
            text.append("  ")
                    .append(padded(rule.id(), longest))
                    .append("  ")
                    .append(padded(rule.info().severity().id(), "warning".length()))
                    .append("  ")
                    .append(rule.info().summary())
                    .append('\n');
        }
        terminal.print(text.toString());
        return ExitCode.CLEAN;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
