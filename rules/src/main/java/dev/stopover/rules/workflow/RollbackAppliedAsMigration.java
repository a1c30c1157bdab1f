package dev.stopover.rules.workflow;

import dev.stopover.catalog.State;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.rule.MigrationRule;
import dev.stopover.rule.ScriptContext;

/** A rollback whose name the runner takes for a migration's undoes in production what the migration before it did. */
public final class RollbackAppliedAsMigration extends MigrationRule {

    public RollbackAppliedAsMigration() {
        super(error("rollback-applied-as-migration", "A rollback lies where its runner applies it as a migration")
                .tags("rollback", "supabase"));
    }

    @Override
    public void check(Migration migration, State before, State after, ScriptContext context) {
        if (!migration.downApplied() || migration.down().isEmpty()) {
            return;
        }
        Script down = migration.down().get();
        context.in(migration, down)
                .reportScript(
                        "%s takes this rollback for a migration of its own and runs it right after %s.",
                        capitalized(context.history().runnerTitle()),
                        migration.up().file().name())
                .help(
                        "Move it out of %s, as to supabase/rollbacks/%s.",
                        context.history().root(), down.file().name());
    }

    private static String capitalized(String title) {
        return Character.toUpperCase(title.charAt(0)) + title.substring(1);
    }
}
