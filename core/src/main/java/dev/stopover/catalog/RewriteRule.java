package dev.stopover.catalog;

import dev.stopover.syntax.Statement;
import java.util.List;
import java.util.Optional;

/**
 * A rewrite rule of a table or view, made by {@code CREATE RULE}.
 *
 * @param name its name
 * @param event SELECT, INSERT, UPDATE or DELETE
 * @param conditional whether it has a condition
 * @param instead whether it replaces what was asked for
 * @param actions what it does
 * @param origin where it was made
 */
public record RewriteRule(
        String name,
        String event,
        boolean conditional,
        boolean instead,
        List<Statement> actions,
        Optional<Origin> origin) {

    /** Keeps a copy of the list. */
    public RewriteRule {
        actions = List.copyOf(actions);
    }

    /** The same under another name. */
    public RewriteRule withName(String other) {
        return new RewriteRule(other, event, conditional, instead, actions, origin);
    }
}
