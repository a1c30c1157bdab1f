package dev.stopover.rules.rewrites;

import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.rules.locking.Live;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.SetAccessMethod;
import dev.stopover.syntax.SetLogged;
import dev.stopover.syntax.SetTablespace;

/** Where and how a table is stored changes by copying all of it. */
public final class StorageRewrite extends StatementRule {

    public StorageRewrite() {
        super(error("storage-rewrite", "Another way of storing a table copies all of it under a lock")
                .underLock("rewrite", "storage"));
    }

    @Override
    public void visit(AlterTable alter, SetLogged action, StatementContext context) {
        report(alter, action, action.logged() ? "SET LOGGED" : "SET UNLOGGED", context);
    }

    @Override
    public void visit(AlterTable alter, SetTablespace action, StatementContext context) {
        report(alter, action, "SET TABLESPACE", context);
    }

    @Override
    public void visit(AlterTable alter, SetAccessMethod action, StatementContext context) {
        report(alter, action, "SET ACCESS METHOD", context);
    }

    private static void report(AlterTable alter, AlterTableAction action, String what, StatementContext context) {
        Live live = Live.of(alter, action, context);
        if (live.rewrites().isNo() || alter.kind() == ObjectKind.SEQUENCE) {
            return;
        }
        boolean certain = live.rewrites().isYes();
        context.report(
                        action.keywords(),
                        "%s copies all of %s under %s%s.",
                        what,
                        alter.table(),
                        live.lock(),
                        certain ? "" : ", unless it is stored so already")
                .help(
                        "Make a new table that is stored so, keep it in step with a trigger, fill it in batches, and exchange names.")
                .atMost(Severity.WARNING, !certain);
    }
}
