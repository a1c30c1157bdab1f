package dev.stopover.rules.data_loss;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Origin;
import dev.stopover.catalog.Relation;
import dev.stopover.rule.StatementContext;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.QualifiedName;
import java.util.List;
import java.util.Optional;

/** What a statement can lose: what the migration that runs it did not make itself. */
final class Stakes {

    private Stakes() {}

    /** Whether a relation may hold rows that its migration did not put there: it is not temporary, and was there before. */
    static boolean hasRows(QualifiedName relation, StatementContext context) {
        return context.existedBefore(relation)
                && !isOfThisMigration(context.state().relation(relation).flatMap(Relation::origin), context);
    }

    /** Whether the migration made it, also where its rollback asks. */
    static boolean isOfThisMigration(Optional<Origin> origin, StatementContext context) {
        return origin.filter(made -> made.migration() == context.state().migration())
                .isPresent();
    }

    /** The actions of a statement that drop columns with values that its migration did not put there. */
    static List<DropColumn> lostColumns(AlterTable alter, StatementContext context) {
        List<DropColumn> dropped = alter.actions().stream()
                .filter(DropColumn.class::isInstance)
                .map(DropColumn.class::cast)
                .toList();
        return dropped.isEmpty() || alter.kind() == ObjectKind.TYPE || !hasRows(alter.table(), context)
                ? List.of()
                : dropped.stream()
                        .filter(action -> loses(alter.table(), action.column(), context))
                        .toList();
    }

    private static boolean loses(QualifiedName table, Identifier column, StatementContext context) {
        Optional<Column> known = context.state().column(table, column);
        return context.columnExistedBefore(table, column.value())
                && known.filter(computed -> computed.generated().isPresent()).isEmpty()
                && !isOfThisMigration(known.flatMap(Column::origin), context)
                && !context.isEmpty(table)
                && !isDroppedLater(table, context);
    }

    /** Whether the script drops the table later, so that what it loses before does not matter. */
    static boolean isDroppedLater(QualifiedName table, StatementContext context) {
        return context.later().inScript().drops(ObjectKind.TABLE, table).isPresent();
    }

    /** A table that the history does not know may be there, unless IF EXISTS is written where the table is then made. */
    static boolean mayBeThere(QualifiedName table, boolean ifExists, StatementContext context) {
        return context.state().relation(table).isPresent()
                || !ifExists
                || context.state().migration() > 0
                        && context.later()
                                .inScript()
                                .makes(ObjectKind.TABLE, table)
                                .isEmpty();
    }
}
