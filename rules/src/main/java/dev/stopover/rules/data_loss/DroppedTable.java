package dev.stopover.rules.data_loss;

import dev.stopover.rule.Draft;
import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.QualifiedName;

/** What a dropped table held does not come back with its rollback. */
public final class DroppedTable extends StatementRule {

    public DroppedTable() {
        super(error("dropped-table", "A table is dropped with all its rows")
                .noteInRollback()
                .tags("drop", "table")
                .groupedFrom(4));
    }

    @Override
    public void visit(Drop drop, StatementContext context) {
        if (drop.kind() != ObjectKind.TABLE) {
            return;
        }
        for (ObjectReference table : drop.objects()) {
            if (Stakes.hasRows(table.name(), context)
                    && Stakes.mayBeThere(table.name(), drop.ifExists(), context)
                    && !Exchange.takesTheNameOf(table.name(), context)) {
                report(table, drop.ifExists() && isUnknown(table.name(), context), context);
            }
        }
    }

    private static void report(ObjectReference table, boolean unsure, StatementContext context) {
        String name = table.name().toString();
        Draft draft = context.report(
                        table,
                        unsure
                                ? "Dropping %s, which no migration has made, deletes its rows for good where it is there."
                                : "Dropping %s deletes its rows for good; no rollback brings them back.",
                        name)
                .help(
                        "Let a release go by in which nothing uses it, keep a copy (%s), then drop it.",
                        Dump.of("table", before(table.name(), context)));
        if (unsure) {
            draft.atMost(Severity.WARNING);
        }
        Copies.of(table.name(), context)
                .ifPresent(copy ->
                        draft.related(copy, "Rows of it are copied here.").atMost(Severity.WARNING));
    }

    private static boolean isUnknown(QualifiedName table, StatementContext context) {
        return context.state().relation(table).isEmpty();
    }

    /** What the table is called as long as the script has not run. */
    private static String before(QualifiedName table, StatementContext context) {
        return context.state()
                .relation(table)
                .flatMap(now -> context.beforeScript()
                        .catalog()
                        .relation(now.id())
                        .filter(before -> !before.name().equals(now.name())))
                .map(before -> before.name().toString())
                .orElse(table.toString());
    }
}
