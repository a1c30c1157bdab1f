package dev.stopover.rules.data_loss;

import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.ObjectKind;

/** A database that is dropped is gone with everything in it. */
public final class DroppedDatabase extends StatementRule {

    public DroppedDatabase() {
        super(error("dropped-database", "A database is dropped")
                .inRollback(Severity.WARNING)
                .tags("drop", "database"));
    }

    @Override
    public void visit(Drop drop, StatementContext context) {
        if (drop.kind() == ObjectKind.DATABASE) {
            context.report(
                            drop.keywords(),
                            "Dropping the database %s deletes every schema, table and row in it for good.",
                            drop.objects().get(0).name())
                    .help(
                            "Take it out of the migrations: a database is dropped by hand, after a backup was restored once.");
        }
    }
}
