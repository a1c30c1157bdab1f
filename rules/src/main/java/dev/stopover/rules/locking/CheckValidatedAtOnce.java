package dev.stopover.rules.locking;

import dev.stopover.rule.Draft;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.CheckConstraint;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.Names;

/** A CHECK without NOT VALID is checked on every row while nobody else can use the table. */
public final class CheckValidatedAtOnce extends StatementRule {

    public CheckValidatedAtOnce() {
        super(error("check-validated-at-once", "A CHECK is checked on every row under a lock")
                .underLock("constraint", "check"));
    }

    @Override
    public void visit(AlterTable alter, AddConstraint action, StatementContext context) {
        if (action.constraint() instanceof CheckConstraint check && !check.notValid()) {
            report(alter, action, check, context);
        }
    }

    @Override
    public void visit(AlterTable alter, AddColumn action, StatementContext context) {
        for (Constraint constraint : action.column().constraints()) {
            if (constraint instanceof CheckConstraint check) {
                report(alter, action, check, context);
                return;
            }
        }
    }

    private static void report(
            AlterTable alter, AlterTableAction action, CheckConstraint check, StatementContext context) {
        Live live = Live.of(alter, action, context);
        if (!live.reads().isYes()) {
            return;
        }
        String name = check.name()
                .map(Object::toString)
                .orElseGet(() -> Names.quoted(alter.table().name() + "_check"));
        Draft draft = context.report(
                check.keywords(), "This CHECK is checked on every row of %s under %s.", alter.table(), live.lock());
        if (action instanceof AddConstraint) {
            draft.help(
                            "Add it %sNOT VALID, then run ALTER TABLE %s VALIDATE CONSTRAINT %s; in a later migration.",
                            check.name().isPresent() ? "" : "as CONSTRAINT %s, ".formatted(name), alter.table(), name)
                    .fix(Fix.unsafe("Add NOT VALID", Edit.insertAfter(check, " NOT VALID")));
        } else {
            draft.help(
                    "Add the column without it, then ALTER TABLE %s ADD CONSTRAINT %s CHECK (…) NOT VALID;"
                            + " and VALIDATE CONSTRAINT in a later migration.",
                    alter.table(), name);
        }
    }
}
