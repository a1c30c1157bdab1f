package dev.stopover.cli;

import dev.stopover.cli.lsp.EditorServer;
import dev.stopover.rule.Rule;
import dev.stopover.run.Run;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Serves an editor. */
final class LspCommand implements Command {

    @Override
    public void describe(CommandSpec command) {
        command.usageMessage()
                .description("Serve an editor over standard input and output, by the Language Server Protocol."
                        + " It ends with 0 where the editor shuts it down, and with 1 where it just goes.");
        ProjectOptions.describe(command);
        command.addOption(Today.option());
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws UsageException {
        List<Rule> rules = IncludedRules.rules();
        Run run = new Run(rules, ProjectOptions.readOptions(arguments).without(List.of(), true))
                .minding(IncludedRules::equivalents, Today.of(arguments, terminal));
        return new EditorServer(rules, run, Version.CURRENT, Version.url()).serve(terminal.in(), terminal.out());
    }
}
