package dev.stopover.rules.data_loss;

import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.rule.StatementContext;
import dev.stopover.syntax.AddedConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.CheckConstraint;
import dev.stopover.syntax.ColumnReference;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.ForeignKeyConstraint;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.PrimaryKeyConstraint;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.UniqueConstraint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what a script puts in the place of a constraint that it drops. */
final class Replacements {

    private Replacements() {}

    /** The primary key that the statement itself or a later one of the script adds to a table. */
    static Optional<Constraint> primaryKey(AlterTable alter, StatementContext context) {
        return added(alter.table(), context)
                .filter(PrimaryKeyConstraint.class::isInstance)
                .findFirst();
    }

    /** A constraint of the same kind over the same columns, or a check of the same name, that takes the place of one. */
    static Optional<Constraint> of(TableConstraint dropped, AlterTable alter, StatementContext context) {
        return added(alter.table(), context)
                .filter(constraint -> replaces(constraint, dropped, alter.table(), context))
                .findFirst();
    }

    /** Whether a unique index that the script builds later keeps rows apart by some of the columns of a dropped key. */
    static boolean byIndex(TableConstraint dropped, AlterTable alter, StatementContext context) {
        ObjectName name = context.state().resolve(alter.table());
        return dropped.kind() == ConstraintKind.UNIQUE
                && context.script().executed().stream()
                        .dropWhile(executed -> executed != context.executed())
                        .anyMatch(executed -> executed.statement() instanceof CreateIndex create
                                && create.unique()
                                && context.state().resolve(create.table()).equals(name)
                                && create.columns().stream()
                                        .flatMap(column -> column.column().stream())
                                        .map(Identifier::value)
                                        .anyMatch(column -> dropped.columns().contains(column)
                                                || isNewName(column, dropped, alter.table(), context)));
    }

    /** Whether the script gives a column of a dropped constraint that name. */
    private static boolean isNewName(
            String name, TableConstraint dropped, QualifiedName table, StatementContext context) {
        return context.later().inScript().makesColumn(table, name).stream()
                .anyMatch(step -> step.executed().statement() instanceof Rename rename
                        && dropped.columns().stream()
                                .flatMap(column -> context.later().inScript().renamesColumn(table, column).stream())
                                .anyMatch(old -> old.executed().statement() == rename));
    }

    private static Stream<Constraint> added(QualifiedName table, StatementContext context) {
        List<Executed> executed = context.script().executed();
        int here = executed.indexOf(context.executed());
        ObjectName name = context.state().resolve(table);
        return executed.subList(here, executed.size()).stream()
                .filter(later -> later.nesting().certain() || later.nesting().guardedAgainstDuplicate())
                .flatMap(later -> AddedConstraint.of(later.statement()).stream())
                .filter(added -> context.state().resolve(added.table()).equals(name))
                .map(AddedConstraint::constraint);
    }

    /** Whether a key is about the columns of a dropped one, under the names that the script gives them, and maybe others. */
    private static boolean covers(
            ForeignKeyConstraint key, TableConstraint dropped, QualifiedName table, StatementContext context) {
        List<String> columns = names(key.columns());
        return columns.containsAll(dropped.columns())
                || columns.size() == dropped.columns().size()
                        && dropped.columns().stream()
                                .allMatch(column -> columns.contains(column)
                                        || context.later()
                                                .inScript()
                                                .renamesColumn(table, column)
                                                .isPresent());
    }

    private static boolean replaces(
            Constraint constraint, TableConstraint dropped, QualifiedName table, StatementContext context) {
        boolean sameName = constraint
                .name()
                .filter(name -> name.value().equals(dropped.name()))
                .isPresent();
        if (constraint instanceof ForeignKeyConstraint key) {
            return dropped.kind() == ConstraintKind.FOREIGN_KEY && (sameName || covers(key, dropped, table, context));
        } else if (constraint instanceof UniqueConstraint unique) {
            return dropped.kind() == ConstraintKind.UNIQUE
                    && (sameName || dropped.columns().containsAll(names(unique.columns())));
        } else if (constraint instanceof PrimaryKeyConstraint key) {
            return dropped.kind() == ConstraintKind.UNIQUE && dropped.columns().containsAll(names(key.columns()));
        }
        return sameName || constraint instanceof CheckConstraint check && checksTheSame(check, dropped, context);
    }

    /** Whether a check is about all columns of a dropped one, so that it is what is asked of them now. */
    private static boolean checksTheSame(CheckConstraint check, TableConstraint dropped, StatementContext context) {
        return dropped.kind() == ConstraintKind.CHECK
                && !dropped.columns().isEmpty()
                && context.ask(check.expression()).stream()
                        .map(answer -> answer.columns().stream()
                                .map(ColumnReference::column)
                                .toList())
                        .anyMatch(columns -> columns.containsAll(dropped.columns()));
    }

    private static List<String> names(List<Identifier> columns) {
        return columns.stream().map(Identifier::value).toList();
    }
}
