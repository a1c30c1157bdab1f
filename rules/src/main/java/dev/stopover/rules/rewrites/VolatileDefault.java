package dev.stopover.rules.rewrites;

import dev.stopover.rule.Draft;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.rules.locking.Live;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.ColumnDefinition;

/** A new column whose default differs from row to row is written into every row that is there. */
public final class VolatileDefault extends StatementRule {

    /** The rule. */
    public VolatileDefault() {
        super(RuleInfo.error(
                        "volatile-default", "A new column's default differs from row to row, so every row is written")
                .inRollback(Severity.NOTE)
                .tags("rewrite", "default", "lock"));
    }

    @Override
    public void visit(AlterTable alter, AddColumn action, StatementContext context) {
        ColumnDefinition column = action.column();
        if (column.defaultValue().isEmpty()
                || NewColumns.constrainedDomain(column, context).isPresent()) {
            return;
        }
        Live live = Live.of(alter, action, context);
        if (live.rewrites().isNo()
                || !context.state().type(column.type().orElseThrow()).isKnown()) {
            return;
        }
        String rewriting = "The default of %s differs from row to row, so all of %s is written anew under %s"
                .formatted(column.name(), alter.table(), live.lock());
        Draft draft = live.rewrites().isYes()
                ? context.report(column.defaultValue().get(), rewriting + ".")
                : context.report(
                                column.defaultValue().get(),
                                "If the default of %s differs from row to row, all of %s is written anew under %s."
                                        .formatted(column.name(), alter.table(), live.lock()))
                        .atMost(Severity.NOTE);
        draft.help(
                "Add the column without it, run ALTER TABLE %s ALTER COLUMN %s SET DEFAULT …; and fill old rows in batches."
                        .formatted(alter.table(), column.name()));
    }
}
