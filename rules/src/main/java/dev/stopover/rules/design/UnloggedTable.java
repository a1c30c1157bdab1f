package dev.stopover.rules.design;

import dev.stopover.rule.Preset;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.SetLogged;

/** A crash empties an unlogged table, and a replica never has its rows. */
public final class UnloggedTable extends StatementRule {

    public UnloggedTable() {
        super(warning("unlogged-table", "A crash empties a table")
                .preset(Preset.STRICT)
                .tags("unlogged"));
    }

    @Override
    public void visit(CreateTable create, StatementContext context) {
        if (create.persistence() == Persistence.UNLOGGED) {
            report(create.keywords(), create.table(), context);
        }
    }

    @Override
    public void visit(AlterTable alter, SetLogged action, StatementContext context) {
        if (!action.logged()) {
            report(action, alter.table(), context);
        }
    }

    private static void report(Ranged place, QualifiedName table, StatementContext context) {
        if (context.later().inScript().drops(ObjectKind.TABLE, table).isEmpty()) {
            context.report(
                            place,
                            "A crash of the server empties %s, and replicas and backups never have its rows.",
                            table)
                    .help("Leave out UNLOGGED, unless its rows can be made anew at any time.");
        }
    }
}
