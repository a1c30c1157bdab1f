package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A constraint that a statement adds to a table, wherever it is written: {@code ADD CONSTRAINT}, a column of
 * {@code ADD COLUMN}, a column or an element of {@code CREATE TABLE}. Its range is that of the constraint.
 *
 * @param table the table
 * @param constraint the constraint as written
 * @param columns its columns, also where it stands at the one column that it is about; empty where an expression or
 *     USING INDEX says which they are
 * @param definition the column that it stands at, if it stands at one
 * @param action the action of ALTER TABLE that adds it; empty in CREATE TABLE
 */
public record AddedConstraint(
        QualifiedName table,
        Constraint constraint,
        List<Identifier> columns,
        Optional<ColumnDefinition> definition,
        Optional<AlterTableAction> action)
        implements Ranged {

    /** Keeps a copy of the list. */
    public AddedConstraint {
        columns = List.copyOf(columns);
    }

    /** The constraints that a statement adds, in the order in which they are written. */
    public static List<AddedConstraint> of(Statement statement) {
        List<AddedConstraint> added = new ArrayList<>();
        if (statement instanceof AlterTable alter) {
            for (AlterTableAction action : alter.actions()) {
                if (action instanceof AddConstraint add) {
                    added.add(of(alter.table(), add.constraint(), Optional.of(action)));
                } else if (action instanceof AddColumn add) {
                    ofColumn(alter.table(), add.column(), Optional.of(action), added);
                }
            }
        } else if (statement instanceof CreateTable create) {
            of(create.table(), create.columns(), create.constraints(), added);
        } else if (statement instanceof CreateForeignTable create) {
            of(create.table(), create.columns(), create.constraints(), added);
        }
        return added;
    }

    @Override
    public TextRange range() {
        return constraint.range();
    }

    /** Whether NOT VALID or NOT ENFORCED is written: the rows that are there are not looked at. */
    public boolean unchecked() {
        if (constraint instanceof ForeignKeyConstraint key) {
            return key.notValid() || key.notEnforced();
        } else if (constraint instanceof CheckConstraint check) {
            return check.notValid() || check.notEnforced();
        }
        return constraint instanceof NotNullConstraint notNull && notNull.notValid();
    }

    private static void of(
            QualifiedName table,
            List<ColumnDefinition> columns,
            List<Constraint> constraints,
            List<AddedConstraint> added) {
        columns.forEach(column -> ofColumn(table, column, Optional.empty(), added));
        constraints.forEach(constraint -> added.add(of(table, constraint, Optional.empty())));
    }

    private static void ofColumn(
            QualifiedName table,
            ColumnDefinition column,
            Optional<AlterTableAction> action,
            List<AddedConstraint> added) {
        for (Constraint constraint : column.constraints()) {
            added.add(new AddedConstraint(table, constraint, List.of(column.name()), Optional.of(column), action));
        }
    }

    private static AddedConstraint of(QualifiedName table, Constraint constraint, Optional<AlterTableAction> action) {
        return new AddedConstraint(table, constraint, columns(constraint), Optional.empty(), action);
    }

    private static List<Identifier> columns(Constraint constraint) {
        if (constraint instanceof ForeignKeyConstraint key) {
            return key.columns();
        } else if (constraint instanceof PrimaryKeyConstraint key) {
            return key.columns();
        } else if (constraint instanceof UniqueConstraint unique) {
            return unique.columns();
        }
        return constraint instanceof NotNullConstraint notNull ? notNull.columns() : List.of();
    }
}
