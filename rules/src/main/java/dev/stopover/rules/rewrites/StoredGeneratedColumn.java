package dev.stopover.rules.rewrites;

import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.rules.locking.Live;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.SetExpression;

/** A column that keeps what it is computed from has to be computed for every row that is there. */
public final class StoredGeneratedColumn extends StatementRule {

    private static final int VIRTUAL = 18;

    public StoredGeneratedColumn() {
        super(error("stored-generated-column", "A stored generated column is computed for every row under a lock")
                .underLock("rewrite", "generated"));
    }

    @Override
    public void visit(AlterTable alter, AddColumn action, StatementContext context) {
        Live live = Live.of(alter, action, context);
        if (NewColumns.isStored(action.column()) && live.rewrites().isYes()) {
            String instead = Live.oldest(context) >= VIRTUAL ? "Make it VIRTUAL; or add" : "Add";
            context.report(
                            action.column().generated().orElseThrow(),
                            "%s is computed for every row, so all of %s is written anew under %s.",
                            action.column().name(),
                            alter.table(),
                            live.lock())
                    .help(instead
                            + " a plain column, let a trigger fill it from now on, and fill old rows in batches.");
        }
    }

    @Override
    public void visit(AlterTable alter, SetExpression action, StatementContext context) {
        Live live = Live.of(alter, action, context);
        if (live.rewrites().isYes()) {
            context.report(
                            action.keywords(),
                            "%s is computed anew for every row, so all of %s is written anew under %s.",
                            action.column(),
                            alter.table(),
                            live.lock())
                    .help("Add another column instead, fill it in batches, and let readers change over to it.");
        }
    }
}
