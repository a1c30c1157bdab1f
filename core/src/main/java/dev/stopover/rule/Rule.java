package dev.stopover.rule;

import java.util.Set;

/** Judges migrations. Rules hold no state: one instance serves every file of every run. */
public sealed interface Rule extends Choosable permits LoadedRule, ListedRule {

    /** What it is about: the last part of its package. */
    String category();

    /**
     * The simple names of the types that it looks at: kinds of statements and of actions, {@code AddedConstraint},
     * {@code Failure}; for rules that look at more than a statement {@code Migration}, {@code ChangeSet},
     * {@code Directive}; and {@code Base} if it asks what the history held before it was changed, which costs a look at git.
     */
    Set<String> looksAt();

    /** What is to be known of it without running it. */
    RuleInfo info();

    /** Its page in Markdown, which lies beside its class under the same name; empty if it has none. */
    String page();

    /** What judges: the rule itself. */
    Rule loaded();

    /** Whether a name means it: its own, or that of a lint of another tool, such as {@code tool:lint}. */
    default boolean isCalled(String name) {
        return name.equals(id()) || name.indexOf(':') > 0 && info().tags().contains(name);
    }
}
