package dev.stopover.rule;

import dev.stopover.catalog.State;
import dev.stopover.migration.ChangeSet;
import java.util.Set;

/** Looks at all that is judged, and at the history it belongs to: what stands at the end, what is paired, numbered, edited. */
public abstract non-sealed class ChangeSetRule extends LoadedRule {

    /** A rule of which this is to be known. */
    protected ChangeSetRule(RuleInfo info) {
        super(info);
    }

    @Override
    public final Set<String> looksAt() {
        return asksForBase() ? Set.of("ChangeSet", "Base") : Set.of("ChangeSet");
    }

    /** Whether it asks what the history held before it was changed, which costs a look at git. */
    public boolean asksForBase() {
        return false;
    }

    /**
     * Judges a change set.
     *
     * @param after the state at the end of the history
     * @param context what may be asked; {@link RuleContext#in} says where findings about a script go
     */
    public abstract void check(ChangeSet changes, State after, RuleContext context);
}
