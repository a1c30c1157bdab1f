package dev.stopover.cli;

import dev.stopover.config.ConfigurationException;
import dev.stopover.config.Nearest;
import dev.stopover.report.Page;
import dev.stopover.report.Screen;
import dev.stopover.rule.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Shows the page of a rule. */
final class ExplainCommand implements Command {

    private static final String AT = "--at";

    @Override
    public void describe(CommandSpec command) {
        command.usageMessage().description("Show the page of a rule: what it finds, why, and what to do.");
        command.addPositional(Options.parameters(
                "RULE",
                "0..*",
                "The rule's id, or a lint of Supabase's advisor, such as splinter:0013_rls_disabled_in_public."));
        command.addOption(Options.value(
                "FILE:LINE", "Show what is found in this line, and the pages of its rules or of those named.", AT));
        command.addOption(Colors.option());
        ProjectOptions.describe(command);
        command.addOption(Today.option());
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, UsageException, ConfigurationException {
        Screen screen = Screens.of(arguments, terminal);
        List<Rule> rules = IncludedRules.rules();
        List<String> wanted = arguments.parameters();
        Optional<String> place = arguments.value(AT);
        if (place.isEmpty() && wanted.isEmpty()) {
            throw new UsageException("Name a rule, or a line with --at FILE:LINE.", "Try: stopover rules");
        }
        List<Rule> named = new ArrayList<>();
        for (String id : wanted) {
            named.addAll(called(id, rules));
        }
        if (place.isPresent()) {
            List<String> here =
                    FoundAt.print(place.get(), named.stream().map(Rule::id).toList(), arguments, terminal);
            if (named.isEmpty()) {
                for (String id : here) {
                    named.addAll(called(id, rules));
                }
            }
        }
        for (Rule rule : named) {
            terminal.print(Page.of(rule).rendered(screen));
        }
        return ExitCode.CLEAN;
    }

    private static List<Rule> called(String name, List<Rule> rules) throws UsageException {
        List<Rule> called = rules.stream().filter(rule -> rule.isCalled(name)).toList();
        if (called.isEmpty()) {
            throw new UsageException("There is no rule " + name + "."
                    + Nearest.question(name, rules.stream().map(Rule::id).toList()));
        }
        return called;
    }
}
