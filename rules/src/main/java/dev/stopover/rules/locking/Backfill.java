package dev.stopover.rules.locking;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Origin;
import dev.stopover.migration.Direction;
import dev.stopover.rule.RuleContext;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.ExpressionAnswer;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Merge;
import dev.stopover.syntax.OpaqueStatement;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.QueryAnswer;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Truncate;
import dev.stopover.syntax.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was done to the rows of a table before a statement, as far as it bears on the nulls of one column.
 *
 * @param fillsTheColumn whether it leaves no null in the column, or may leave none
 * @param emptiesTheTable whether it leaves no row
 */
record Backfill(boolean fillsTheColumn, boolean emptiesTheTable) {

    /** What was done before the statement that is judged: in its script, and in earlier ones since the column is there. */
    static Backfill before(QualifiedName table, String column, RuleContext context) {
        List<Statement> changes = new ArrayList<>();
        for (int number = firstMigration(table, column, context);
                number < context.state().migration();
                number++) {
            collect(context.history().migrations().get(number).up().executed(), table, changes);
        }
        if (context.direction() == Direction.DOWN) {
            collect(context.migration().up().executed(), table, changes);
        }
        int earlier = changes.size();
        List<Executed> executed = context.script().executed();
        int here = 0;
        while (executed.get(here) != context.executed()) {
            here++;
        }
        collect(executed.subList(0, here), table, changes);
        long partial = changes.stream()
                .filter(change -> change instanceof Update update && sets(update, column, context))
                .count();
        return new Backfill(
                partial > 1 || changes.stream().anyMatch(change -> fills(change, column, context)),
                changes.subList(earlier, changes.size()).stream().anyMatch(Backfill::empties));
    }

    /** Since when the column is there: what was done before cannot have filled it. */
    private static int firstMigration(QualifiedName table, String column, RuleContext context) {
        return Math.max(
                0,
                context.state()
                        .table(table)
                        .flatMap(known -> known.column(column))
                        .flatMap(Column::origin)
                        .map(Origin::migration)
                        .orElse(0));
    }

    private static void collect(List<Executed> executed, QualifiedName table, List<Statement> changes) {
        for (Executed each : executed) {
            Statement statement = each.statement();
            if (touched(statement).stream().anyMatch(name -> isSame(name, table))) {
                changes.add(statement);
            }
        }
    }

    private static List<QualifiedName> touched(Statement statement) {
        if (statement instanceof Update update) {
            return List.of(update.table());
        } else if (statement instanceof Delete delete) {
            return List.of(delete.table());
        } else if (statement instanceof Truncate truncate) {
            return truncate.tables();
        } else if (statement instanceof Merge merge) {
            return List.of(merge.table());
        }
        return statement instanceof OpaqueStatement opaque ? opaque.names() : List.of();
    }

    private static boolean isSame(QualifiedName left, QualifiedName right) {
        return left.name().equals(right.name())
                && (left.schema().isEmpty()
                        || right.schema().isEmpty()
                        || left.schema().equals(right.schema()));
    }

    /** One that is not understood may have done anything, so it counts. */
    private static boolean fills(Statement change, String column, RuleContext context) {
        if (change instanceof Update update) {
            return sets(update, column, context) && reaches(update, column, context);
        } else if (change instanceof Delete delete) {
            return delete.where().isEmpty() || isAboutNulls(delete.where().get(), column, context);
        }
        return change instanceof Merge || change instanceof OpaqueStatement;
    }

    private static boolean sets(Update update, String column, RuleContext context) {
        Optional<QueryAnswer> answer = context.ask(update.query());
        return answer.isPresent()
                ? answer.get().assignments().stream()
                        .anyMatch(set -> set.column().equals(column) && !set.toNull())
                : update.columns().stream().map(Identifier::value).anyMatch(column::equals);
    }

    /** An UPDATE reaches the nulls if it reaches every row, asks for them, or finds its rows in another table. */
    private static boolean reaches(Update update, String column, RuleContext context) {
        return update.where().isEmpty()
                || update.from()
                || isAboutNulls(update.where().get(), column, context)
                || context.ask(update.where().get())
                        .filter(where -> !where.relations().isEmpty() || where.alwaysTrue())
                        .isPresent();
    }

    private static boolean isAboutNulls(Expression where, String column, RuleContext context) {
        return context.ask(where)
                .map(ExpressionAnswer::nullColumns)
                .filter(columns -> columns.contains(column))
                .isPresent();
    }

    private static boolean empties(Statement change) {
        return change instanceof Truncate
                || change instanceof Delete delete && delete.where().isEmpty();
    }
}
