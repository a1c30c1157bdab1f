package dev.stopover.rules.locking;

import dev.stopover.catalog.State;
import dev.stopover.migration.Migration;
import dev.stopover.rule.MigrationRule;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.ScriptContext;

/** Judges each script of a migration, the one to go up and the one to go down, by all that it does. */
public abstract class ScriptRule extends MigrationRule {

    ScriptRule(RuleInfo info) {
        super(info);
    }

    @Override
    public final void check(Migration migration, State before, State after, ScriptContext context) {
        check(context.in(migration, migration.up()));
        migration.down().ifPresent(down -> check(context.in(migration, down)));
    }

    /** Judges a script, whose moments are all there. */
    abstract void check(ScriptContext context);
}
