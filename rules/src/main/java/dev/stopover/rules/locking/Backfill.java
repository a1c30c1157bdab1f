package dev.stopover.rules.locking;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Origin;
import dev.stopover.migration.Script;
import dev.stopover.rule.StatementContext;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.Body;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.DoBlock;
import dev.stopover.syntax.DropDefault;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.ExpressionAnswer;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.InsertSource;
import dev.stopover.syntax.Merge;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.PlpgsqlStatement.Assert;
import dev.stopover.syntax.PlpgsqlStatement.Branches;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.SetDefault;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Truncate;
import dev.stopover.syntax.UnreadStatement;
import dev.stopover.syntax.Update;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What was done to the rows of a table before a statement, as far as it bears on the nulls of one column. */
final class Backfill {

    private final StatementContext context;
    private final QualifiedName table;
    private final String column;
    private final Set<String> tables = new HashSet<>();
    private final Set<String> columns = new HashSet<>();
    private final ColumnWrites writes;
    private final List<Executed> here;
    private Optional<Map<String, CreateFunction>> functions = Optional.empty();
    private boolean fillsTheColumn;
    private boolean emptiesTheTable;
    private boolean takesTheDefault;
    private int updates;

    private Backfill(QualifiedName table, String column, StatementContext context) {
        this.context = context;
        this.table = table;
        this.column = column;
        tables.add(table.name());
        columns.add(column);
        writes = new ColumnWrites(columns, context);
        here = earlierInTheScript(context);
    }

    /** Whether what was done in the script before the statement that is judged has left no row. */
    static boolean emptiesTheTable(QualifiedName table, String column, StatementContext context) {
        Backfill backfill = new Backfill(table, column, context);
        backfill.look(backfill.here, true);
        return backfill.emptiesTheTable;
    }

    /**
     * Whether what was done before the statement that is judged, in its script and in earlier ones since the column is
     * there, leaves no null in the column, or may leave none.
     */
    static boolean fillsTheColumn(QualifiedName table, String column, StatementContext context) {
        Backfill backfill = new Backfill(table, column, context);
        backfill.look(backfill.here, true);
        if (backfill.emptiesTheTable) {
            return true;
        }
        backfill.lookAtTheHistory();
        return backfill.isDone()
                || backfill.takesTheDefault && backfill.origin().isEmpty();
    }

    private boolean isDone() {
        return fillsTheColumn || updates > 1;
    }

    private static List<Executed> earlierInTheScript(StatementContext context) {
        List<Executed> executed = context.script().executed();
        int here = 0;
        while (executed.get(here) != context.executed()) {
            here++;
        }
        return executed.subList(0, here);
    }

    private void lookAtTheHistory() {
        List<Script> earlier = earlierInTheHistory();
        for (int i = earlier.size() - 1; i >= 0; i--) {
            look(earlier.get(i).executed(), false);
        }
    }

    /** What was done before the column was there cannot have filled it. */
    private List<Script> earlierInTheHistory() {
        int first = Math.max(0, origin().map(Origin::migration).orElse(0));
        List<Script> earlier = new ArrayList<>();
        for (int number = first; number < context.state().migration(); number++) {
            earlier.add(context.history().migrations().get(number).up());
        }
        if (context.goesDown()) {
            earlier.add(context.migration().up());
        }
        return earlier;
    }

    /** A column that the history did not make may have had a default from the beginning. */
    private Optional<Origin> origin() {
        return context.state()
                .table(table)
                .flatMap(known -> known.column(column))
                .flatMap(Column::origin);
    }

    /** Goes back in time, so that a table and a column are known by the names that they had. */
    private void look(List<Executed> executed, boolean inTheScript) {
        for (int i = executed.size() - 1; i >= 0 && !isDone(); i--) {
            Statement statement = executed.get(i).statement();
            if (statement instanceof Rename rename) {
                follow(rename);
            } else {
                fillsTheColumn |= inTheScript && statement instanceof DoBlock block && verifies(block);
                look(statement, inTheScript);
                CalledFunctions.of(statement, context)
                        .map(name -> functions().get(name))
                        .forEach(function -> look(function, inTheScript));
            }
        }
    }

    /** The functions that may have been called, as they were written last. */
    private Map<String, CreateFunction> functions() {
        if (functions.isEmpty()) {
            Map<String, CreateFunction> found = new HashMap<>();
            earlierInTheHistory().forEach(script -> addFunctions(script.executed(), found));
            addFunctions(here, found);
            functions = Optional.of(found);
        }
        return functions.get();
    }

    private static void addFunctions(List<Executed> executed, Map<String, CreateFunction> found) {
        for (Executed each : executed) {
            if (each.statement() instanceof CreateFunction function) {
                found.put(function.function().name(), function);
            }
        }
    }

    private void look(CreateFunction function, boolean inTheScript) {
        if (function != null && function.body().filter(this::namesTheTable).isPresent()) {
            context.answers()
                    .executed(function.body().get(), function.language().orElse("sql"), function, Map.of())
                    .forEach(executed -> look(executed.statement(), inTheScript));
        }
    }

    /** What a body does to the table, it does by its name, be it in the text of an EXECUTE. */
    private boolean namesTheTable(Body body) {
        if (!(body instanceof Body.Source source)) {
            return true;
        }
        String text = source.source().text();
        if (tables.stream().anyMatch(text::contains)) {
            return true;
        }
        String folded = text.toLowerCase(Locale.ROOT);
        return tables.stream().anyMatch(name -> folded.contains(name.toLowerCase(Locale.ROOT)));
    }

    private void look(Statement statement, boolean inTheScript) {
        Targets.query(statement)
                .map(context.answers()::changes)
                .ifPresent(changes -> changes.forEach(change -> lookAlone(change, inTheScript)));
        lookAlone(statement, inTheScript);
    }

    /** Looks at what a statement does itself, without the data changes in its WITH clause. */
    private void lookAlone(Statement statement, boolean inTheScript) {
        if (Targets.of(statement).noneMatch(this::isTheTable)) {
            return;
        }
        if (statement instanceof Update update && writes.setsDefault(update)) {
            takesTheDefault |= writes.reaches(update);
        } else if (statement instanceof Update update && writes.sets(update)) {
            updates++;
            fillsTheColumn |= writes.reaches(update);
        } else if (statement instanceof Delete delete) {
            fillsTheColumn |=
                    isUnfiltered(delete) || writes.asksForNulls(delete.where().get());
        } else if (statement instanceof AlterTable alter) {
            look(alter);
        } else if (statement instanceof Insert insert && writes.fills(insert)) {
            updates++;
            // Rows from a query may be all those that are there; rows that are written out are some of them.
            fillsTheColumn |= insert.source() == InsertSource.QUERY;
        } else if (statement instanceof Merge merge) {
            fillsTheColumn |= merge.deletes()
                    || merge.columns().stream().map(Identifier::value).anyMatch(columns::contains);
        } else if (statement instanceof UnreadStatement) {
            fillsTheColumn = true;
        }
        emptiesTheTable |= inTheScript
                && (statement instanceof Truncate || statement instanceof Delete delete && isUnfiltered(delete));
    }

    private boolean isUnfiltered(Delete delete) {
        return delete.where().filter(where -> !context.isAlwaysTrue(where)).isEmpty();
    }

    /** The default that an UPDATE has taken, and a change of type that leaves no null. */
    private void look(AlterTable alter) {
        for (int i = alter.actions().size() - 1; i >= 0; i--) {
            AlterTableAction action = alter.actions().get(i);
            if (action instanceof SetDefault set
                    && columns.contains(set.column().value())) {
                fillsTheColumn |= takesTheDefault && !writes.isNull(set.value());
                takesTheDefault = false;
            } else if (action instanceof DropDefault drop
                    && columns.contains(drop.column().value())) {
                takesTheDefault = false;
            } else if (action instanceof AlterColumnType type
                    && columns.contains(type.column().value())) {
                fillsTheColumn |= leavesNoNull(type, context);
            }
        }
    }

    /** Whether a change of type computes a value for every row. */
    static boolean leavesNoNull(AlterColumnType type, StatementContext context) {
        return type.using()
                .flatMap(context::ask)
                .filter(ExpressionAnswer::neverNull)
                .isPresent();
    }

    private void follow(Rename rename) {
        String name = rename.object().name().name();
        boolean ofTheTable = rename.object().table().filter(this::isTheTable).isPresent();
        if (rename.kind() == ObjectKind.COLUMN
                && ofTheTable
                && columns.contains(rename.to().value())) {
            columns.add(name);
        } else if (rename.kind() == ObjectKind.TABLE
                && tables.contains(rename.to().value())) {
            tables.add(name);
        }
    }

    private boolean isTheTable(QualifiedName name) {
        return tables.contains(name.name())
                && (name.schema().isEmpty()
                        || table.schema().isEmpty()
                        || name.schema().equals(table.schema()));
    }

    /** A block that looks at the table and fails where something is wrong says in good time what is wrong. */
    private boolean verifies(DoBlock block) {
        return context.answers()
                .block(block.body(), block.language().orElse("plpgsql"))
                .filter(body -> body.isVerification()
                        && body.descendants()
                                .flatMap(statement -> statement instanceof Branches branches
                                        ? branches.branches().stream().flatMap(branch -> branch.condition().stream())
                                        : statement instanceof Assert check
                                                ? Stream.of(check.condition())
                                                : Stream.empty())
                                .flatMap(condition -> context.ask(condition).stream())
                                .flatMap(answer -> answer.relations().stream())
                                .anyMatch(this::isTheTable))
                .isPresent();
    }
}
