package dev.stopover.cli;

import dev.stopover.parser.LazyAnswers;
import dev.stopover.rule.Rule;
import dev.stopover.rules.BuiltInRules;
import dev.stopover.syntax.Answers;
import java.util.List;

/** What comes with the command. */
final class BuiltIn {

    private BuiltIn() {}

    /** The rules, by name rather than through a service loader, which costs some milliseconds at each start. */
    static List<Rule> rules() {
        return new BuiltInRules().rules();
    }

    /** What is asked about expressions, queries and bodies. */
    static Answers answers() {
        return new LazyAnswers();
    }
}
