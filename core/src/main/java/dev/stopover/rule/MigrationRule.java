package dev.stopover.rule;

import dev.stopover.catalog.State;
import dev.stopover.migration.Migration;
import java.util.Set;

/** Looks at one migration as a whole, and at the state it leaves behind. */
public abstract non-sealed class MigrationRule extends LoadedRule {

    /** A rule of which this is to be known. */
    protected MigrationRule(RuleInfo info) {
        super(info);
    }

    @Override
    public final Set<String> looksAt() {
        return Set.of("Migration");
    }

    /**
     * Judges a migration.
     *
     * @param before the state in which its script to go up begins
     * @param after the state that this script leaves
     * @param context where findings go; they belong to the script to go up unless {@link RuleContext#in} says otherwise
     */
    public abstract void check(Migration migration, State before, State after, ScriptContext context);
}
