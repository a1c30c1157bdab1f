package dev.stopover.rules.data_loss;

import dev.stopover.rule.Draft;
import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.rules.Few;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.DropColumn;
import java.util.List;
import java.util.Optional;

/** What a dropped column held is gone, and code that still asks for it fails. */
public final class DroppedColumn extends StatementRule {

    public DroppedColumn() {
        super(error("dropped-column", "A column is dropped with all its values")
                .noteInRollback()
                .tags("drop", "column"));
    }

    /** The columns of one ALTER TABLE are one loss. */
    @Override
    public void visit(AlterTable alter, StatementContext context) {
        List<DropColumn> lost = Stakes.lostColumns(alter, context);
        if (lost.isEmpty()) {
            return;
        }
        DropColumn first = lost.get(0);
        boolean alone = lost.size() == 1;
        Optional<Ranged> kept = Copies.of(alter.table(), first.column().value(), context);
        if (alone && kept.isPresent()) {
            context.report(
                            first,
                            "Code that is running still asks for %s of %s, though its values are put elsewhere before.",
                            first.column(),
                            alter.table())
                    .help("Let a release go by in which nothing uses it, then drop it.")
                    .related(kept.get(), "Its values are read here.")
                    .atMost(Severity.WARNING);
            return;
        }
        Draft draft = context.report(
                        first,
                        "Dropping %s loses %s values in every row of %s; no rollback brings them back.",
                        Few.all(lost.stream().map(DropColumn::column).toList()),
                        alone ? "its" : "their",
                        alter.table())
                .help(
                        "Let a release go by in which nothing uses %s, keep a copy of what may be needed, then drop %1$s.",
                        alone ? "it" : "them");
        context.later()
                .makesColumn(alter.table(), first.column().value())
                .ifPresent(
                        step -> draft.related(step.script(), step.executed(), "It is made again here, without them."));
    }
}
