package dev.stopover.rules.data_loss;

import dev.stopover.rule.Draft;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;

/** What a dropped table held does not come back with its rollback. */
public final class DroppedTable extends StatementRule {

    public DroppedTable() {
        super(RuleInfo.error("dropped-table", "A table is dropped with all its rows")
                .noteInRollback()
                .tags("drop", "table"));
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
                report(table, context);
            }
        }
    }

    private static void report(ObjectReference table, StatementContext context) {
        String name = table.name().toString();
        Draft draft = context.report(
                        table, "Dropping %s deletes its rows for good; no rollback brings them back.", name)
                .help(
                        "Let a release go by in which nothing uses it, keep a copy (pg_dump --table=%s), then drop it.",
                        name);
        Copies.of(table.name(), context)
                .ifPresent(copy ->
                        draft.related(copy, "Rows of it are copied here.").atMost(Severity.WARNING));
    }
}
