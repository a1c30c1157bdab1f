package dev.stopover.cli;

import dev.stopover.config.Configuration;
import dev.stopover.config.Nearest;
import dev.stopover.config.RuleChange;
import dev.stopover.rule.Rule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The rules that the options choose, by their ids or their categories.
 *
 * @param selected the ids of those that alone are asked, whatever the configuration says; empty if none are named
 * @param added the ids of those that are asked too, whatever the configuration says
 * @param ignored the ids of those that are not asked
 */
record RuleChoice(Set<String> selected, Set<String> added, Set<String> ignored) {

    private static final String SELECT = "--select";
    private static final String EXTEND_SELECT = "--extend-select";
    private static final String IGNORE = "--ignore";

    /** Adds the options. */
    static void describe(CommandSpec command) {
        command.addOption(Options.values(
                "RULE[,RULE]", "Ask these rules or categories alone, also where they are switched off.", SELECT));
        command.addOption(Options.values(
                "RULE[,RULE]", "Ask these rules or categories too, also where they are switched off.", EXTEND_SELECT));
        command.addOption(Options.values("RULE[,RULE]", "Do not ask these rules or categories.", IGNORE));
    }

    /** What the options say of these rules. */
    static RuleChoice of(Arguments arguments, List<Rule> rules) throws UsageException {
        return new RuleChoice(
                ids(arguments, SELECT, rules), ids(arguments, EXTEND_SELECT, rules), ids(arguments, IGNORE, rules));
    }

    /** Whether a rule is asked, as far as the options say. */
    boolean asks(Rule rule) {
        return (selected.isEmpty() || selected.contains(rule.id()) || added.contains(rule.id()))
                && !ignored.contains(rule.id());
    }

    /** A configuration in which the rules that are named run; what it says of them otherwise stays. */
    Configuration in(Configuration configuration) {
        Configuration changed = configuration;
        Set<String> running = new LinkedHashSet<>(selected);
        running.addAll(added);
        for (String rule : running) {
            RuleChange said = configuration
                    .rules()
                    .getOrDefault(rule, new RuleChange(Optional.empty(), Optional.empty(), Map.of()));
            changed = changed.withRule(rule, new RuleChange(Optional.of(true), said.severity(), said.options()));
        }
        return changed;
    }

    private static Set<String> ids(Arguments arguments, String option, List<Rule> rules) throws UsageException {
        Set<String> ids = new LinkedHashSet<>();
        for (String written : arguments.values(option)) {
            for (String name : written.split(",", -1)) {
                List<String> named = rules.stream()
                        .filter(rule -> rule.isCalled(name) || rule.category().equals(name))
                        .map(Rule::id)
                        .toList();
                if (named.isEmpty()) {
                    throw new UsageException("%s takes rules and categories, and %s is neither.%s"
                            .formatted(option, name, Nearest.question(name, names(rules))));
                }
                ids.addAll(named);
            }
        }
        return ids;
    }

    private static Set<String> names(List<Rule> rules) {
        Set<String> names = new LinkedHashSet<>();
        rules.forEach(rule -> names.addAll(List.of(rule.id(), rule.category())));
        return names;
    }
}
