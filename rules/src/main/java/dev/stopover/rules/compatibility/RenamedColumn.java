package dev.stopover.rules.compatibility;

import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Rename;
import java.util.Optional;

/** Code that is running knows a column by its old name until it is replaced, and fails meanwhile. */
public final class RenamedColumn extends StatementRule {

    public RenamedColumn() {
        super(error("renamed-column", "A column is renamed while code that uses it is running")
                .noteInRollback()
                .tags("rename", "column"));
    }

    @Override
    public void visit(Rename rename, StatementContext context) {
        Optional<QualifiedName> table = rename.object().table();
        if (rename.kind() != ObjectKind.COLUMN
                || table.isEmpty()
                || context.goesDown()
                || !context.existedBefore(rename.object())
                || keepsTheOldName(table.get(), rename, context)) {
            return;
        }
        String column = rename.object().name().toString();
        context.report(
                        rename.object().name(),
                        "Code that is running reads and writes %s of %s under that name, and fails until it is replaced.",
                        column,
                        table.get())
                .help(
                        "Add %s beside it, write both, fill it, let a release read it, and drop %s later; or rename the"
                                + " table and put a view with the old names in its place.",
                        rename.to(), column);
    }

    /** A later column or view of the script may go by the old name. */
    private static boolean keepsTheOldName(QualifiedName table, Rename rename, StatementContext context) {
        String old = rename.object().name().name();
        return context.later().inScript().makesColumn(table, old).isPresent()
                || context.later().inScript().renames(ObjectKind.TABLE, table).isPresent()
                        && context.later()
                                .inScript()
                                .makes(ObjectKind.VIEW, table)
                                .isPresent();
    }
}
