package dev.stopover.cli;

import dev.stopover.rule.Rule;
import dev.stopover.rules.BuiltInRules;
import java.util.List;
import java.util.Map;

/** What comes with the command. */
final class IncludedRules {

    private IncludedRules() {}

    /** The rules, by name rather than through a service loader, which costs some milliseconds at each start. */
    static List<Rule> rules() {
        return new BuiltInRules().rules();
    }

    /** The ids of the rules that rules of other tools mean, by the names of those. */
    static Map<String, List<String>> equivalents() {
        return new BuiltInRules().equivalents();
    }
}
