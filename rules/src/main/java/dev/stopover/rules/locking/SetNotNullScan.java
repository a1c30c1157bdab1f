package dev.stopover.rules.locking;

import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.NotNullConstraint;
import dev.stopover.syntax.SetNotNull;

/** SET NOT NULL reads the whole table while nobody else can use it, unless a valid constraint proves it. */
public final class SetNotNullScan extends StatementRule {

    private static final int CHECKS_SPARE_THE_SCAN = 12;
    private static final int NOT_NULL_MAY_BE_NOT_VALID = 18;

    /** The rule. */
    public SetNotNullScan() {
        super(RuleInfo.warning("set-not-null-scan", "SET NOT NULL reads the whole table under a lock")
                .inRollback(Severity.NOTE)
                .tags("not-null", "lock"));
    }

    @Override
    public void visit(AlterTable alter, SetNotNull action, StatementContext context) {
        report(alter, action, action.keywords(), action.column(), context);
    }

    @Override
    public void visit(AlterTable alter, AddConstraint action, StatementContext context) {
        if (action.constraint() instanceof NotNullConstraint notNull && !notNull.notValid()) {
            notNull.columns().forEach(column -> report(alter, action, notNull.keywords(), column, context));
        }
    }

    private static void report(
            AlterTable alter, AlterTableAction action, Ranged place, Identifier column, StatementContext context) {
        Live live = Live.of(alter, action, context);
        if (!live.reads().isNo()) {
            context.report(
                            place,
                            "Setting %s NOT NULL reads all of %s under %s."
                                    .formatted(column, alter.table(), live.lock()))
                    .help(help(alter, column, context));
        }
    }

    private static String help(AlterTable alter, Identifier column, StatementContext context) {
        if (Live.oldest(context) >= NOT_NULL_MAY_BE_NOT_VALID) {
            return ("Run ALTER TABLE %s ADD CONSTRAINT … NOT NULL %s NOT VALID; and VALIDATE CONSTRAINT …;"
                            + " in a later migration.")
                    .formatted(alter.table(), column);
        }
        String check =
                "ALTER TABLE %s ADD CONSTRAINT … CHECK (%s IS NOT NULL) NOT VALID;".formatted(alter.table(), column);
        return Live.oldest(context) >= CHECKS_SPARE_THE_SCAN
                ? "Run " + check
                        + " then VALIDATE CONSTRAINT …; in a later migration, and this after it: it reads nothing then."
                : "Keep a constraint instead: " + check + " then VALIDATE CONSTRAINT …; in a later migration.";
    }
}
