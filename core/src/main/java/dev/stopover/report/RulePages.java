package dev.stopover.report;

import dev.stopover.rule.Rule;
import java.util.Optional;

/** Where the pages of rules are to be read. */
public final class RulePages {

    private RulePages() {}

    /**
     * The page of a rule of ours among the sources; other rules have none there.
     *
     * @param sources where the sources are
     */
    public static Optional<String> url(Rule rule, String sources) {
        String name = rule.loaded().getClass().getName();
        return name.startsWith("dev.stopover.rules.")
                ? Optional.of(sources + "/blob/HEAD/rules/src/main/java/" + name.replace('.', '/') + ".md")
                : Optional.empty();
    }
}
