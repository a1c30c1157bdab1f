package dev.stopover.rules.locking;

import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.NotNullConstraint;
import dev.stopover.syntax.SetNotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** SET NOT NULL reads the whole table while nobody else can use it, unless a valid constraint proves it. */
public final class SetNotNullScan extends StatementRule {

    private static final int CHECKS_SPARE_THE_SCAN = 12;
    private static final int NOT_NULL_MAY_BE_NOT_VALID = 18;

    public SetNotNullScan() {
        super(warning("set-not-null-scan", "SET NOT NULL reads the whole table under a lock")
                .underLock("not-null"));
    }

    @Override
    public void visit(AlterTable alter, SetNotNull action, StatementContext context) {
        // All columns of one ALTER TABLE are looked at in one go.
        List<Identifier> columns = new ArrayList<>();
        for (AlterTableAction other : alter.actions()) {
            if (other instanceof SetNotNull set && reads(alter, set, context)) {
                if (columns.isEmpty() && set != action) {
                    return;
                }
                columns.add(set.column());
            }
        }
        if (!columns.isEmpty()) {
            report(alter, action, action.keywords(), columns, context);
        }
    }

    @Override
    public void visit(AlterTable alter, AddConstraint action, StatementContext context) {
        if (action.constraint() instanceof NotNullConstraint notNull
                && !notNull.notValid()
                && reads(alter, action, context)) {
            report(alter, action, notNull.keywords(), notNull.columns(), context);
        }
    }

    private static boolean reads(AlterTable alter, AlterTableAction action, StatementContext context) {
        return !Live.of(alter, action, context).reads().isNo();
    }

    private static void report(
            AlterTable alter,
            AlterTableAction action,
            Ranged place,
            List<Identifier> columns,
            StatementContext context) {
        context.report(
                        place,
                        "Setting %s NOT NULL reads all of %s under %s.",
                        Several.of(columns),
                        alter.table(),
                        Live.of(alter, action, context).lock())
                .help(help(alter, columns, context));
    }

    private static String help(AlterTable alter, List<Identifier> columns, StatementContext context) {
        Identifier first = columns.get(0);
        String name = Names.quoted("%s_%s_not_null".formatted(alter.table().name(), first.value()));
        if (Live.oldest(context) >= NOT_NULL_MAY_BE_NOT_VALID) {
            return ("Run ALTER TABLE %s ADD CONSTRAINT %s NOT NULL %s NOT VALID; and ALTER TABLE %1$s VALIDATE CONSTRAINT"
                            + " %2$s; in a later migration%s.")
                    .formatted(alter.table(), name, first, columns.size() == 1 ? "" : ", and the like for the others");
        }
        String check = "ALTER TABLE %s ADD CONSTRAINT %s CHECK (%s) NOT VALID;"
                .formatted(
                        alter.table(),
                        name,
                        columns.stream().map("%s IS NOT NULL"::formatted).collect(Collectors.joining(" AND ")));
        String validate = "ALTER TABLE %s VALIDATE CONSTRAINT %s;".formatted(alter.table(), name);
        return Live.oldest(context) >= CHECKS_SPARE_THE_SCAN
                ? "Run %s then %s in a later migration, and this after it: it reads nothing then."
                        .formatted(check, validate)
                : "Keep a constraint instead: %s then %s in a later migration.".formatted(check, validate);
    }
}
