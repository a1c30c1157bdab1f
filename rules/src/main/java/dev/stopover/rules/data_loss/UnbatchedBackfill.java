package dev.stopover.rules.data_loss;

import dev.stopover.catalog.ObjectName;
import dev.stopover.migration.Migration;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.rules.data.PersonalNames;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.ColumnReference;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.ExpressionAnswer;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.InsertSource;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Update;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One statement that changes many rows locks them all until it is done and leaves as many dead ones behind. */
public final class UnbatchedBackfill extends StatementRule {

    /** So many rows that migrations write out make a table of reference data; one may be an example. */
    private static final int SOME = 2;

    /** A UUID or an e-mail address. */
    private static final Pattern OF_ONE =
            Pattern.compile("(?s)\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}|[^\\s@%]+@[^\\s@%]+\\.[^\\s@%]+");

    private static final Pattern NAMES_ONE = Pattern.compile("(?s).*(?:_id|uri|url)");

    /** What many rows have in common. */
    private static final Pattern OF_MANY = Pattern.compile("(?s)(?:.*_)?(?:status|state|type|kind)_id");

    public UnbatchedBackfill() {
        super(note("unbatched-backfill", "One statement may change many rows of a table in use")
                .weighedBySize()
                .groupedFrom(2)
                .tags("backfill", "update", "delete"));
    }

    @Override
    public void visit(Update update, StatementContext context) {
        if (!isSelective(update.table(), update.where(), context)) {
            report(update.keywords(), "UPDATE", update.table(), context);
        }
    }

    @Override
    public void visit(Delete delete, StatementContext context) {
        if (!isSelective(delete.table(), delete.where(), context)) {
            report(delete.keywords(), "DELETE", delete.table(), context);
        }
    }

    private static void report(Ranged place, String what, QualifiedName table, StatementContext context) {
        if (!context.goesDown()
                && !context.nesting().loop()
                && Stakes.hasRows(table, context)
                && !PersonalNames.isOfFew(table.name())
                && isFirst(table, context)
                && !isReference(table, context)) {
            context.report(
                            place,
                            "%s keeps a lock on each row of %s that it changes until its transaction ends.",
                            what,
                            table)
                    .help(
                            "Where these are many, change some thousands at a time, each in a transaction of its own,"
                                    + " outside the migration that changes the schema of %s.",
                            table);
        }
    }

    /** What the migrations themselves put in, row by row, and no query does, are some rows that the code refers to. */
    private static boolean isReference(QualifiedName table, StatementContext context) {
        if (PersonalNames.isPersonalTable(table.name())) {
            return false;
        }
        ObjectName name = context.state().resolve(table);
        int written = 0;
        for (Migration migration : context.history().migrations()) {
            for (Executed executed : migration.up().executed()) {
                if (executed.statement() instanceof Insert insert
                        && insert.table().name().equals(name.name())
                        && context.state().resolve(insert.table()).equals(name)) {
                    if (insert.source() != InsertSource.VALUES) {
                        return false;
                    }
                    written += insert.rows();
                }
            }
            if (migration == context.migration()) {
                break;
            }
        }
        return written >= SOME;
    }

    /** One finding a table and script is enough to act on. */
    private static boolean isFirst(QualifiedName table, StatementContext context) {
        ObjectName name = context.state().resolve(table);
        for (Executed executed : context.script().executed()) {
            if (executed == context.executed()) {
                return true;
            }
            boolean earlier = executed.statement() instanceof Update update
                            && context.state().resolve(update.table()).equals(name)
                            && !isSelective(update.table(), update.where(), context)
                    || executed.statement() instanceof Delete delete
                            && context.state().resolve(delete.table()).equals(name)
                            && !isSelective(delete.table(), delete.where(), context);
            if (earlier && !executed.nesting().loop()) {
                return false;
            }
        }
        return true;
    }

    /** A condition picks few rows where it says which one, or of what they are. */
    private static boolean isSelective(QualifiedName table, Optional<Expression> where, StatementContext context) {
        Optional<ExpressionAnswer> answer = where.flatMap(context::ask);
        if (answer.isEmpty()) {
            return false;
        }
        Set<String> equated = answer.get().equatedColumns();
        if (equated.stream().anyMatch(UnbatchedBackfill::namesOne) || isKey(equated, table, context)) {
            return true;
        }
        Set<String> compared =
                answer.get().columns().stream().map(ColumnReference::column).collect(Collectors.toSet());
        return answer.get().relations().isEmpty()
                && (isKey(compared, table, context)
                        || answer.get().literals().stream()
                                .anyMatch(literal ->
                                        OF_ONE.matcher(literal.value()).matches()));
    }

    /** Whether a column of that name tells one thing from the others, or says what a row belongs to. */
    private static boolean namesOne(String column) {
        return NAMES_ONE.matcher(column).matches() && !OF_MANY.matcher(column).matches();
    }

    private static boolean isKey(Set<String> columns, QualifiedName table, StatementContext context) {
        return context.state().relation(table).stream()
                .flatMap(relation -> relation.indexes().values().stream())
                .anyMatch(index -> index.unique()
                        && index.keys().stream()
                                .allMatch(key ->
                                        key.column().filter(columns::contains).isPresent()));
    }
}
