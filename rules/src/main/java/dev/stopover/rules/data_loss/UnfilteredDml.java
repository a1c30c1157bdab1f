package dev.stopover.rules.data_loss;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.rule.Draft;
import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.ColumnReference;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Update;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An UPDATE or DELETE that reaches every row overwrites or deletes what only a backup brings back. */
public final class UnfilteredDml extends StatementRule {

    public UnfilteredDml() {
        super(error("unfiltered-dml", "An UPDATE or DELETE reaches every row")
                .noteInRollback()
                .tags("update", "delete"));
    }

    @Override
    public void visit(Delete delete, StatementContext context) {
        if (!delete.using() && reachesAll(delete.where(), context) && Stakes.hasRows(delete.table(), context)) {
            context.report(delete.keywords(), "DELETE deletes all rows of %s for good.", delete.table())
                    .help("Say which rows: DELETE FROM %s WHERE …; or keep a copy before.", delete.table())
                    .atMost(Severity.NOTE, isFilledAgain(delete.table(), context));
        }
    }

    @Override
    public void visit(Update update, StatementContext context) {
        List<Identifier> overwritten = update.columns().stream()
                .filter(column ->
                        isOverwritten(update.table(), column, context) && !isKept(update.table(), column, context))
                .toList();
        if (update.from()
                || overwritten.isEmpty()
                || fills(update, context)
                || !reachesAll(update.where(), context)
                || !Stakes.hasRows(update.table(), context)) {
            return;
        }
        Draft draft = context.report(
                        update.keywords(),
                        "UPDATE overwrites %s in every row of %s.",
                        overwritten.stream().map(Identifier::toString).collect(Collectors.joining(", ")),
                        update.table())
                .help(
                        "Say which rows: UPDATE %s SET … WHERE …; or keep the old values in a column of their own.",
                        update.table());
        draft.atMost(Severity.NOTE, isComputed(update, context));
    }

    private static boolean reachesAll(Optional<Expression> where, StatementContext context) {
        return where.isEmpty() || context.isAlwaysTrue(where.get());
    }

    /** A column that the migration itself has added held nothing before. */
    private static boolean isOverwritten(QualifiedName table, Identifier column, StatementContext context) {
        return !Stakes.isOfThisMigration(context.state().column(table, column).flatMap(Column::origin), context);
    }

    /** SET a = coalesce(a, 0) fills what is null, and leaves all else as it is. */
    private static boolean fills(Update update, StatementContext context) {
        Set<String> set = update.columns().stream().map(Identifier::value).collect(Collectors.toSet());
        return context.ask(update.query())
                .filter(answer -> answer.relations().size() <= 1
                        && !answer.calls().isEmpty()
                        && answer.calls().stream()
                                .allMatch(call -> call.function().name().equals("coalesce"))
                        && answer.columns().stream()
                                .map(ColumnReference::column)
                                .collect(Collectors.toSet())
                                .equals(set))
                .isPresent();
    }

    /** Whether the script has put the values into another column of every row just before. */
    private static boolean isKept(QualifiedName table, Identifier column, StatementContext context) {
        return context.moments().stream()
                .map(Moment::statement)
                .anyMatch(statement -> statement instanceof Update earlier
                        && earlier.where().isEmpty()
                        && context.state()
                                .resolve(earlier.table())
                                .equals(context.state().resolve(table))
                        && earlier.columns().stream()
                                .noneMatch(set -> set.value().equals(column.value()))
                        && context.ask(earlier.query())
                                .filter(answer -> answer.columns().stream()
                                        .anyMatch(read -> read.column().equals(column.value())))
                                .isPresent());
    }

    /** New values that come from the row itself, as in SET email = lower(email), keep something of the old. */
    private static boolean isComputed(Update update, StatementContext context) {
        return context.ask(update.query())
                .filter(answer -> !answer.columns().isEmpty())
                .isPresent();
    }

    /** Reference data is often written anew as a whole. */
    private static boolean isFilledAgain(QualifiedName table, StatementContext context) {
        List<Executed> executed = context.script().executed();
        int here = executed.indexOf(context.executed());
        return executed.subList(here + 1, executed.size()).stream()
                .anyMatch(later -> later.statement() instanceof Insert insert
                        && context.state()
                                .resolve(insert.table())
                                .equals(context.state().resolve(table)));
    }
}
