package dev.stopover.rules.repeatability;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Failure;
import dev.stopover.catalog.Origin;
import dev.stopover.config.Nearest;
import dev.stopover.migration.Direction;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.CreateMaterializedView;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.Merge;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Select;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Update;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was never made, or is dropped or renamed, cannot be changed. */
public final class UnknownObject extends StatementRule {

    /** The codes of undefined_table, _column, _object and _function. */
    private static final Set<String> UNDEFINED = Set.of("42P01", "42703", "42704", "42883");

    private static final String UNDEFINED_TABLE = "42P01";
    private static final String UNDEFINED_COLUMN = "42703";

    public UnknownObject() {
        super(error("unknown-object", "A statement needs what is not there").onSeedsToo());
    }

    @Override
    public void visit(Failure failure, StatementContext context) {
        if (!context.goesDown() && reports(failure)) {
            Optional<Origin> later = failure.cause().filter(cause -> isLater(cause, context));
            CertainFailure.report(failure, later.isPresent() ? "It is made here." : "It is dropped here.", context)
                    .help(later.map(UnknownObject::order)
                            .orElseGet(() -> remedy(context.statement())
                                    + Nearest.question(name(failure, context), candidates(failure, context))));
        }
    }

    private static String remedy(Statement statement) {
        boolean query = statement instanceof Select
                || statement instanceof Insert
                || statement instanceof Update
                || statement instanceof Delete
                || statement instanceof Merge
                || statement instanceof CreateView
                || statement instanceof CreateMaterializedView;
        return query
                ? "Correct the name or the order."
                : "Correct the name or the order, or write IF EXISTS where it may be gone.";
    }

    /** Whether something stands behind the statement in the order in which scripts run. */
    private static boolean isLater(Origin cause, StatementContext context) {
        int here = context.state().migration();
        return cause.migration() > here
                || cause.migration() == here
                        && cause.direction() == Direction.UP
                        && cause.range().start()
                                > context.executed().written().range().start();
    }

    private static String order(Origin later) {
        return "It is made later, in %s:%d; make it before it is named."
                .formatted(
                        later.file().path(), later.file().lineOf(later.range().start()));
    }

    /** The name as PostgreSQL would fold it, without its schema. */
    private static String name(Failure failure, StatementContext context) {
        String written = failure.range().of(context.script().file().text());
        return QualifiedName.parsed(written.strip(), failure.range()).name();
    }

    /** What stands there instead: the columns of the table that is altered, or the relations there are. */
    private static List<String> candidates(Failure failure, StatementContext context) {
        if (!failure.candidates().isEmpty()) {
            return failure.candidates();
        }
        if (failure.sqlState().equals(UNDEFINED_COLUMN) && context.statement() instanceof AlterTable alter) {
            return context.state().table(alter.table()).stream()
                    .flatMap(table -> table.columns().stream())
                    .map(Column::name)
                    .toList();
        }
        return failure.sqlState().equals(UNDEFINED_TABLE)
                ? context.catalog().relations().stream()
                        .filter(relation -> relation.origin().isPresent())
                        .map(relation -> relation.name().name())
                        .toList()
                : List.of();
    }

    static boolean reports(Failure failure) {
        return UNDEFINED.contains(failure.sqlState());
    }
}
