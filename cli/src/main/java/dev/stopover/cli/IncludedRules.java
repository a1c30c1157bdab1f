package dev.stopover.cli;

import dev.stopover.rule.Rule;
import dev.stopover.rules.BuiltInRules;
import java.util.List;

/** What comes with the command. */
final class IncludedRules {

    private IncludedRules() {}

    /** The rules, by name rather than through a service loader, which costs some milliseconds at each start. */
    static List<Rule> rules() {
        return new BuiltInRules().rules();
    }
}
