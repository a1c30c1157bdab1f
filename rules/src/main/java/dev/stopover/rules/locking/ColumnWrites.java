package dev.stopover.rules.locking;

import dev.stopover.rule.StatementContext;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.ExpressionAnswer;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.OnConflict;
import dev.stopover.syntax.QueryAnswer;
import dev.stopover.syntax.Update;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What changes of data write into a column.
 *
 * @param columns the names that the column has had so far
 * @param context what expressions are asked of
 */
record ColumnWrites(Set<String> columns, StatementContext context) {

    /** Whether an UPDATE sets the column to its default. */
    boolean setsDefault(Update update) {
        return context.ask(update.query()).stream()
                .flatMap(answer -> answer.assignments().stream())
                .anyMatch(set -> columns.contains(set.column()) && set.toDefault());
    }

    /** Whether an UPDATE sets the column to something that is not plainly null. */
    boolean sets(Update update) {
        Optional<QueryAnswer> answer = context.ask(update.query());
        return answer.isPresent()
                ? answer.get().assignments().stream().anyMatch(set -> columns.contains(set.column()) && !set.toNull())
                : update.columns().stream().map(Identifier::value).anyMatch(columns::contains);
    }

    /** An INSERT fills rows that are there where it updates those that it conflicts with. */
    boolean fills(Insert insert) {
        return insert.onConflict().filter(OnConflict.UPDATE::equals).isPresent()
                && context.ask(insert.query()).stream()
                        .flatMap(answer -> answer.assignments().stream())
                        .anyMatch(set -> columns.contains(set.column()) && !set.toNull() && !set.toDefault());
    }

    /** An UPDATE reaches the nulls if it reaches every row, asks for the column, or finds its rows in another table. */
    boolean reaches(Update update) {
        return update.where().isEmpty()
                || update.from()
                || context.ask(update.where().get())
                        .filter(where -> where.alwaysTrue()
                                || !where.relations().isEmpty()
                                || where.columns().stream().anyMatch(used -> columns.contains(used.column())))
                        .isPresent();
    }

    /** Whether a condition asks for the rows in which the column is null, or for what stands for null: coalesce(c, ''). */
    boolean asksForNulls(Expression where) {
        return context.ask(where)
                .filter(answer -> Stream.concat(answer.nullColumns().stream(), answer.trueForNull().stream())
                                .anyMatch(columns::contains)
                        || answer.calls().stream()
                                        .anyMatch(call -> call.function().name().equals("coalesce"))
                                && answer.columns().stream().anyMatch(used -> columns.contains(used.column())))
                .isPresent();
    }

    /** Whether an expression is always null. */
    boolean isNull(Expression value) {
        return context.ask(value).filter(ExpressionAnswer::alwaysNull).isPresent();
    }
}
