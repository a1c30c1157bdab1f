package dev.stopover.rules.data_loss;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Relation;
import dev.stopover.rule.Draft;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.ObjectKind;
import java.util.Optional;

/** What a dropped column held is gone, and code that still asks for it fails. */
public final class DroppedColumn extends StatementRule {

    /** The rule. */
    public DroppedColumn() {
        super(RuleInfo.error("dropped-column", "A column is dropped with all its values")
                .inRollback(Severity.NOTE)
                .tags("drop", "column"));
    }

    @Override
    public void visit(AlterTable alter, DropColumn action, StatementContext context) {
        String column = action.column().value();
        Optional<Relation> relation = context.state().relation(alter.table());
        Optional<Column> known = relation.flatMap(found -> found.column(column));
        if (alter.kind() == ObjectKind.TYPE
                || !Stakes.hasRows(alter.table(), context)
                || !context.columnExistedBefore(alter.table(), column)
                || known.filter(computed -> computed.generated().isPresent()).isPresent()
                || known.flatMap(Column::origin)
                        .filter(origin -> Stakes.isOfThisMigration(origin, context))
                        .isPresent()
                || context.isEmpty(alter.table())
                || Stakes.isDroppedLater(alter.table(), context)) {
            return;
        }
        Draft draft = context.report(
                        action,
                        "Dropping %s loses its values in every row of %s; no rollback brings them back."
                                .formatted(action.column(), alter.table()))
                .help("Let a release go by in which nothing uses it, keep a copy of what may be needed, then drop it.");
        context.later()
                .makesColumn(alter.table(), column)
                .ifPresent(
                        step -> draft.related(step.script(), step.executed(), "It is made again here, without them."));
    }
}
