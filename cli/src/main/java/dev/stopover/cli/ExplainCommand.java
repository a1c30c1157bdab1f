package dev.stopover.cli;

import dev.stopover.config.Nearest;
import dev.stopover.report.Page;
import dev.stopover.rule.Rule;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Shows the page of a rule. */
final class ExplainCommand implements Command {

    @Override
    public void describe(CommandSpec command) {
        command.usageMessage().description("Show the page of a rule: what it finds, why, and what to do.");
        command.addPositional(Options.parameters("RULE", "1", "The rule's id."));
        command.addOption(Colors.option());
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, UsageException {
        boolean colors = Colors.wanted(arguments, terminal);
        List<Rule> rules = IncludedRules.rules();
        for (String id : arguments.parameters()) {
            Rule wanted = rules.stream()
                    .filter(rule -> rule.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new UsageException("There is no rule " + id + "."
                            + Nearest.question(id, rules.stream().map(Rule::id).toList())));
            terminal.print(Page.of(wanted).rendered(colors));
        }
        return ExitCode.CLEAN;
    }
}
