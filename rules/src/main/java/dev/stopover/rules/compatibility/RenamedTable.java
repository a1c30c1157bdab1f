package dev.stopover.rules.compatibility;

import dev.stopover.catalog.Table;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.Rename;

/** Code that is running knows a table by its old name until it is replaced, and fails meanwhile. */
public final class RenamedTable extends StatementRule {

    public RenamedTable() {
        super(error("renamed-table", "A table is renamed while code that uses it is running")
                .noteInRollback()
                .tags("rename", "table"));
    }

    @Override
    public void visit(Rename rename, StatementContext context) {
        boolean table = rename.kind() == ObjectKind.TABLE
                && context.state()
                        .relation(rename.object().name())
                        .filter(relation -> !(relation instanceof Table))
                        .isEmpty();
        if (!table
                || context.goesDown()
                || !context.existedBefore(rename.object())
                || takesTheNameOfAnother(rename, context)
                || context.state()
                        .table(rename.object().name())
                        .filter(Table::isPartition)
                        .isPresent()
                || context.later()
                        .inScript()
                        .makes(ObjectKind.TABLE, rename.object().name())
                        .isPresent()) {
            return;
        }
        String name = rename.object().name().toString();
        context.report(
                        rename.object().name(),
                        "Code that is running reads and writes %s under that name, and fails until it is replaced.",
                        name)
                .help(
                        "Put a view in its place in the same migration: CREATE VIEW %s AS SELECT * FROM %s;",
                        name, renamed(rename));
    }

    /** Where the script has just freed the new name, a table takes the place of another. */
    private static boolean takesTheNameOfAnother(Rename rename, StatementContext context) {
        String to = rename.to().value();
        return context.moments().stream()
                .map(Moment::statement)
                .anyMatch(statement -> statement instanceof Rename earlier
                                && earlier.object().table().isEmpty()
                                && earlier.object().name().name().equals(to)
                        || statement instanceof Drop drop
                                && drop.objects().stream()
                                        .anyMatch(object -> object.name().name().equals(to)));
    }

    private static String renamed(Rename rename) {
        return rename.object()
                .name()
                .schema()
                .map(schema -> schema + "." + rename.to())
                .orElse(rename.to().toString());
    }
}
