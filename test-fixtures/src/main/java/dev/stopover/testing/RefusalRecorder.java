package dev.stopover.testing;

import dev.stopover.catalog.Failure;
import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.migration.Migration;
import dev.stopover.rule.MigrationRule;
import dev.stopover.rule.ScriptContext;
import dev.stopover.syntax.UnreadStatement;

/** Says what PostgreSQL refuses where it stands, in PostgreSQL's words; what it cannot read is told elsewhere. */
final class RefusalRecorder extends MigrationRule {

    RefusalRecorder() {
        super(error("refused-in-a-test", "PostgreSQL refuses a statement").since("0.1"));
    }

    @Override
    public void check(Migration migration, State before, State after, ScriptContext context) {
        report(context);
        migration.down().ifPresent(down -> report(context.in(migration, down)));
    }

    private static void report(ScriptContext context) {
        for (Moment moment : context.moments()) {
            if (!(moment.executed().statement() instanceof UnreadStatement)) {
                for (Failure failure : moment.failures()) {
                    if (failure.when() == Failure.When.ALWAYS || failure.when() == Failure.When.INSIDE_TRANSACTION) {
                        context.report(
                                moment.executed(),
                                "%s: %s (%s)"
                                        .formatted(
                                                context.script().file().path(), failure.message(), failure.sqlState()));
                    }
                }
            }
        }
    }
}
