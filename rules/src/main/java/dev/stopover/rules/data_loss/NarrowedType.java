package dev.stopover.rules.data_loss;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.change.Narrowing;
import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Update;
import java.util.Optional;

/** A narrower type has no room for some of the values: the change fails on the first, or cuts them all. */
public final class NarrowedType extends StatementRule {

    public NarrowedType() {
        super(error("narrowed-type", "A column gets a type that does not hold all its values")
                .noteInRollback()
                .tags("type"));
    }

    @Override
    public void visit(AlterTable alter, AlterColumnType action, StatementContext context) {
        Optional<Column> column = context.state().column(alter.table(), action.column());
        if (column.isEmpty()
                || !Stakes.hasRows(alter.table(), context)
                || Stakes.isOfThisMigration(column.get().origin(), context)
                || isTidiedBefore(alter.table(), action.column().value(), context)) {
            return;
        }
        DataType from = column.get().type();
        DataType to = context.state().type(action.type());
        Narrowing.between(from, to).ifPresent(lost -> {
            context.report(
                            action.type(),
                            "%s does not hold every %s: %s.",
                            to.canonical(),
                            from.canonical(),
                            lost.words())
                    .help(
                            "Ask first whether such values are there, and keep the old column until nobody needs it: add"
                                    + " a column of the new type to %s, fill it, then exchange them.",
                            alter.table())
                    .atMost(Severity.WARNING, action.using().isPresent() && !lost.silent());
        });
    }

    /** Whether the script has changed or deleted rows by what the column holds: those that have no room, most likely. */
    private static boolean isTidiedBefore(QualifiedName table, String column, StatementContext context) {
        return context.moments().stream()
                .map(Moment::statement)
                .anyMatch(statement -> statement instanceof Update update
                                && isSame(update.table(), table, context)
                                && names(update.where(), column, context)
                        || statement instanceof Delete delete
                                && isSame(delete.table(), table, context)
                                && names(delete.where(), column, context));
    }

    private static boolean isSame(QualifiedName one, QualifiedName other, StatementContext context) {
        return context.state().resolve(one).equals(context.state().resolve(other));
    }

    private static boolean names(Optional<Expression> where, String column, StatementContext context) {
        return where.flatMap(context::ask).stream()
                .flatMap(answer -> answer.columns().stream())
                .anyMatch(used -> used.column().equals(column));
    }
}
