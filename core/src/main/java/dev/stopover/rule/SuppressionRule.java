package dev.stopover.rule;

import java.util.Set;

/** Looks at one comment that suppresses findings, when all other rules have said what they have to say. */
public abstract non-sealed class SuppressionRule extends LoadedRule {

    /** A rule of which this is to be known. */
    protected SuppressionRule(RuleInfo info) {
        super(info);
    }

    @Override
    public final Set<String> looksAt() {
        return Set.of("Directive");
    }

    /**
     * What became of a comment.
     *
     * @param directive the comment
     * @param suppressing those of its rules that it keeps from being heard
     * @param running the rules that judge its script
     * @param known all rules that there are
     */
    public record Use(Directive directive, Set<String> suppressing, Set<String> running, Set<String> known) {

        /** Keeps copies of the sets. */
        public Use {
            suppressing = Set.copyOf(suppressing);
            running = Set.copyOf(running);
            known = Set.copyOf(known);
        }
    }

    /** Judges a comment. */
    public abstract void check(Use use, ScriptContext context);
}
