package dev.stopover.rule;

import dev.stopover.catalog.State;
import dev.stopover.migration.Migration;

/** Judges each script of a migration, the one to go up and the one to go down, by all that it does. */
public abstract class ScriptRule extends MigrationRule {

    /** A rule of which this is to be known. */
    protected ScriptRule(RuleInfo info) {
        super(info);
    }

    @Override
    public final void check(Migration migration, State before, State after, ScriptContext context) {
        check(context.in(migration, migration.up()));
        migration.down().ifPresent(down -> check(context.in(migration, down)));
    }

    /** Judges a script, whose moments are all there. */
    protected abstract void check(ScriptContext context);
}
