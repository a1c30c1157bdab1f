package dev.stopover.rules.workflow;

import dev.stopover.catalog.State;
import dev.stopover.migration.Migration;
import dev.stopover.rollback.DataLoss;
import dev.stopover.rollback.Undoing;
import dev.stopover.rollback.Verdict;
import dev.stopover.rule.Draft;
import dev.stopover.rule.MigrationRule;
import dev.stopover.rule.ScriptContext;
import java.util.List;

/** Where a migration takes rows or values away, no rollback brings them back: only a copy does. */
public final class IrreversibleChange extends MigrationRule {

    public IrreversibleChange() {
        super(note("irreversible-change", "A rollback restores the schema and not the data")
                .tags("rollback", "data-loss"));
    }

    @Override
    public void check(Migration migration, State before, State after, ScriptContext context) {
        if (!migration.isTakenBack()) {
            return;
        }
        List<DataLoss> losses = DataLoss.of(migration, before).stream()
                .filter(loss -> !isOfMarks(loss, before))
                .toList();
        if (losses.isEmpty() || !restores(before, after, context)) {
            return;
        }
        // What is overwritten may be known from elsewhere; what is dropped or deleted is gone.
        DataLoss first = losses.stream()
                .filter(loss -> loss.kind() != DataLoss.Kind.UPDATED)
                .findFirst()
                .orElse(losses.get(0));
        int others = losses.size() - 1;
        String more = others == 0
                ? ""
                : " (and %d more change%s here lose%s data)"
                        .formatted(others, others == 1 ? "" : "s", others == 1 ? "s" : "");
        Draft draft = context.report(
                        first.place(),
                        "%s of %s%s, and the rollback restores the schema only.",
                        first.kind().words(),
                        first.what(),
                        more)
                .help("Keep a copy until the release has proven itself, as by CREATE TABLE … AS SELECT, or say in"
                        + " the rollback from which backup they come back.");
        losses.stream()
                .filter(loss -> loss != first)
                .forEach(loss -> draft.related(
                        loss.script(), loss.place(), "%s of %s.", loss.kind().words(), loss.what()));
    }

    /** What is yes or no is written by what else the row says, and can be so again. */
    private static boolean isOfMarks(DataLoss loss, State before) {
        return loss.kind() == DataLoss.Kind.UPDATED
                && before.catalog().tables().stream()
                        .filter(table -> table.name().toString().equals(loss.table()))
                        .anyMatch(table -> loss.columns().stream()
                                .allMatch(column -> table.column(column)
                                        .filter(known -> known.type().name().equals("boolean"))
                                        .isPresent()));
    }

    /** Where the schema does not come back either, that is what is to be said. */
    private static boolean restores(State before, State after, ScriptContext context) {
        Undoing undoing = Undoing.of(context.history(), after.migration(), before, after, context.answers());
        return undoing.verdict() == Verdict.RESTORES;
    }
}
