package dev.stopover.cli;

import dev.stopover.report.RuleList;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Lists the rules. */
final class RulesCommand implements Command {

    private static final List<String> FORMATS = List.of("text", "json", "markdown");

    @Override
    public void describe(CommandSpec command) {
        command.usageMessage().description("List the rules, with what their findings weigh.");
        command.addOption(Options.value(
                "FORMAT", "text (the default), json (with the options of each rule) or markdown.", "-f", "--format"));
        command.addOption(Options.flag(
                "Name the rules of squawk, postgres-language-server and Atlas that say the same.", "--elsewhere"));
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, UsageException {
        RuleList rules = RuleList.of(IncludedRules.rules(), IncludedRules.equivalents());
        switch (Options.choice(arguments, "--format", FORMATS)) {
            case "json" -> rules.json(terminal.out());
            case "markdown" -> terminal.print(rules.markdown());
            default -> terminal.print(rules.text(Screens.width(terminal), arguments.has("--elsewhere")));
        }
        return ExitCode.CLEAN;
    }
}
