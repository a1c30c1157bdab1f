package dev.stopover.rules.locking;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Origin;
import dev.stopover.migration.Direction;
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
    private final Optional<String> schema;
    private final Set<String> tables = new HashSet<>();
    private final Set<String> columns = new HashSet<>();
    private final ColumnWrites writes;
    private boolean fillsTheColumn;
    private boolean emptiesTheTable;
    private boolean takesTheDefault;
    private int updates;

    private Backfill(QualifiedName table, String column, StatementContext context) {
        this.context = context;
        this.schema = table.schema();
        tables.add(table.name());
        columns.add(column);
        writes = new ColumnWrites(columns, context);
    }

    /** What was done before the statement that is judged: in its script, and in earlier ones since the column is there. */
    static Backfill before(QualifiedName table, String column, StatementContext context) {
        Backfill backfill = new Backfill(table, column, context);
        List<Executed> here = backfill.earlierInTheScript();
        List<Executed> before = backfill.earlierInTheHistory(table, column);
        Map<String, CreateFunction> functions = functions(before, here);
        backfill.look(here, functions, true);
        backfill.look(before, functions, false);
        backfill.fillsTheColumn |= backfill.takesTheDefault && !backfill.isKnown(table, column);
        return backfill;
    }

    /** Whether it leaves no null in the column, or may leave none. */
    boolean fillsTheColumn() {
        return fillsTheColumn || updates > 1;
    }

    /** Whether the script has left no row. */
    boolean emptiesTheTable() {
        return emptiesTheTable;
    }

    private List<Executed> earlierInTheScript() {
        List<Executed> executed = context.script().executed();
        int here = 0;
        while (executed.get(here) != context.executed()) {
            here++;
        }
        return executed.subList(0, here);
    }

    /** What was done before the column was there cannot have filled it. */
    private List<Executed> earlierInTheHistory(QualifiedName table, String column) {
        int first = context.state()
                .table(table)
                .flatMap(known -> known.column(column))
                .flatMap(Column::origin)
                .map(Origin::migration)
                .orElse(0);
        List<Executed> earlier = new ArrayList<>();
        for (int number = Math.max(0, first); number < context.state().migration(); number++) {
            earlier.addAll(context.history().migrations().get(number).up().executed());
        }
        if (context.direction() == Direction.DOWN) {
            earlier.addAll(context.migration().up().executed());
        }
        return earlier;
    }

    /** A column that the history did not make may have had a default from the beginning. */
    private boolean isKnown(QualifiedName table, String column) {
        return context.state()
                .table(table)
                .flatMap(known -> known.column(column))
                .flatMap(Column::origin)
                .isPresent();
    }

    private static Map<String, CreateFunction> functions(List<Executed> before, List<Executed> here) {
        Map<String, CreateFunction> functions = new HashMap<>();
        Stream.concat(before.stream(), here.stream())
                .map(Executed::statement)
                .filter(CreateFunction.class::isInstance)
                .map(CreateFunction.class::cast)
                .forEach(function -> functions.put(function.function().name(), function));
        return functions;
    }

    /** Goes back in time, so that a table and a column are known by the names that they had. */
    private void look(List<Executed> executed, Map<String, CreateFunction> functions, boolean inTheScript) {
        for (int i = executed.size() - 1; i >= 0 && !fillsTheColumn(); i--) {
            Statement statement = executed.get(i).statement();
            if (statement instanceof Rename rename) {
                follow(rename);
            } else {
                fillsTheColumn |= inTheScript && statement instanceof DoBlock block && verifies(block);
                look(statement, inTheScript);
                CalledFunctions.of(statement, context)
                        .map(functions::get)
                        .forEach(function -> look(function, inTheScript));
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
        String text = source.source().text().toLowerCase(Locale.ROOT);
        return tables.stream().anyMatch(table -> text.contains(table.toLowerCase(Locale.ROOT)));
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
            fillsTheColumn |= delete.where().isEmpty()
                    || writes.asksForNulls(delete.where().get());
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
                && (statement instanceof Truncate
                        || statement instanceof Delete delete && delete.where().isEmpty());
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
                && (name.schema().isEmpty() || schema.isEmpty() || name.schema().equals(schema));
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
