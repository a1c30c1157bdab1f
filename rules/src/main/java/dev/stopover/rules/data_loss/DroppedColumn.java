package dev.stopover.rules.data_loss;

import dev.stopover.catalog.Column;
import dev.stopover.rule.Draft;
import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a dropped column held is gone, and code that still asks for it fails. */
public final class DroppedColumn extends StatementRule {

    public DroppedColumn() {
        super(error("dropped-column", "A column is dropped with all its values")
                .noteInRollback()
                .tags("drop", "column"));
    }

    @Override
    public void visit(AlterTable alter, DropColumn action, StatementContext context) {
        // The columns of one ALTER TABLE are one loss.
        List<Identifier> lost = new ArrayList<>();
        for (AlterTableAction other : alter.actions()) {
            if (other instanceof DropColumn drop && loses(alter, drop, context)) {
                if (lost.isEmpty() && drop != action) {
                    return;
                }
                lost.add(drop.column());
            }
        }
        if (lost.isEmpty()) {
            return;
        }
        Optional<Ranged> kept =
                lost.size() == 1 ? Copies.of(alter.table(), lost.get(0).value(), context) : Optional.empty();
        if (kept.isPresent()) {
            context.report(
                            action,
                            "Code that is running still asks for %s of %s, though its values are put elsewhere before.",
                            action.column(),
                            alter.table())
                    .help("Let a release go by in which nothing uses it, then drop it.")
                    .related(kept.get(), "Its values are read here.")
                    .atMost(Severity.WARNING);
            return;
        }
        Draft draft = context.report(
                        action,
                        "Dropping %s loses %s values in every row of %s; no rollback brings them back.",
                        listed(lost),
                        lost.size() == 1 ? "its" : "their",
                        alter.table())
                .help(
                        "Let a release go by in which nothing uses %s, keep a copy of what may be needed, then drop %1$s.",
                        lost.size() == 1 ? "it" : "them");
        context.later()
                .makesColumn(alter.table(), action.column().value())
                .ifPresent(
                        step -> draft.related(step.script(), step.executed(), "It is made again here, without them."));
    }

    private static boolean loses(AlterTable alter, DropColumn action, StatementContext context) {
        String column = action.column().value();
        Optional<Column> known = context.state().column(alter.table(), action.column());
        return alter.kind() != ObjectKind.TYPE
                && Stakes.hasRows(alter.table(), context)
                && context.columnExistedBefore(alter.table(), column)
                && known.filter(computed -> computed.generated().isPresent()).isEmpty()
                && !Stakes.isOfThisMigration(known.flatMap(Column::origin), context)
                && !context.isEmpty(alter.table())
                && !Stakes.isDroppedLater(alter.table(), context);
    }

    private static String listed(List<Identifier> columns) {
        int last = columns.size() - 1;
        String first =
                columns.subList(0, last).stream().map(Identifier::toString).collect(Collectors.joining(", "));
        return last == 0 ? columns.get(0).toString() : "%s and %s".formatted(first, columns.get(last));
    }
}
