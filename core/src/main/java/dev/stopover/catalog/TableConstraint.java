package dev.stopover.catalog;

import dev.stopover.syntax.Expression;
import dev.stopover.syntax.ReferentialAction;
import java.util.List;
import java.util.Optional;

/**
 * A constraint of a table or a domain.
 *
 * @param name its name, given or as PostgreSQL picks it
 * @param kind what it demands
 * @param columns its columns; those that its expression uses for a check
 * @param expression the condition of a check
 * @param references the table that a foreign key refers to; 0 for other kinds
 * @param referencedColumns the columns it refers to; empty where they are not known
 * @param onDelete what a deletion there does here
 * @param onUpdate what a change there does here
 * @param validated whether all rows are known to meet it
 * @param enforced whether it is enforced
 * @param noInherit whether children are free of it
 * @param deferrable whether it can wait for the end of the transaction
 * @param inherited whether it comes from the parent of a partition or child
 * @param local whether its own table defines it: always, unless it is inherited
 * @param origin where it was made
 */
public record TableConstraint(
        String name,
        ConstraintKind kind,
        List<String> columns,
        Optional<Expression> expression,
        int references,
        List<String> referencedColumns,
        ReferentialAction onDelete,
        ReferentialAction onUpdate,
        boolean validated,
        boolean enforced,
        boolean noInherit,
        boolean deferrable,
        boolean inherited,
        boolean local,
        Optional<Origin> origin) {

    /** Keeps copies of the lists. */
    public TableConstraint {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
    }

    /** A constraint that is valid, enforced and not deferrable. */
    static TableConstraint of(String name, ConstraintKind kind, List<String> columns, Optional<Origin> origin) {
        return new TableConstraint(
                name,
                kind,
                columns,
                Optional.empty(),
                0,
                List.of(),
                ReferentialAction.NO_ACTION,
                ReferentialAction.NO_ACTION,
                true,
                true,
                false,
                false,
                false,
                true,
                origin);
    }

    /** Whether an index of the same name upholds it. */
    public boolean hasIndex() {
        return kind == ConstraintKind.PRIMARY_KEY || kind == ConstraintKind.UNIQUE || kind == ConstraintKind.EXCLUDE;
    }

    TableConstraint withName(String other) {
        return new TableConstraint(
                other,
                kind,
                columns,
                expression,
                references,
                referencedColumns,
                onDelete,
                onUpdate,
                validated,
                enforced,
                noInherit,
                deferrable,
                inherited,
                local,
                origin);
    }

    TableConstraint withColumns(List<String> otherColumns, List<String> otherReferencedColumns) {
        return new TableConstraint(
                name,
                kind,
                otherColumns,
                expression,
                references,
                otherReferencedColumns,
                onDelete,
                onUpdate,
                validated,
                enforced,
                noInherit,
                deferrable,
                inherited,
                local,
                origin);
    }

    TableConstraint withValidated(boolean other) {
        return new TableConstraint(
                name,
                kind,
                columns,
                expression,
                references,
                referencedColumns,
                onDelete,
                onUpdate,
                other,
                enforced,
                noInherit,
                deferrable,
                inherited,
                local,
                origin);
    }

    TableConstraint withExpression(Expression other) {
        return new TableConstraint(
                name,
                kind,
                columns,
                Optional.of(other),
                references,
                referencedColumns,
                onDelete,
                onUpdate,
                validated,
                enforced,
                noInherit,
                deferrable,
                inherited,
                local,
                origin);
    }

    TableConstraint withInherited(boolean other) {
        return new TableConstraint(
                name,
                kind,
                columns,
                expression,
                references,
                referencedColumns,
                onDelete,
                onUpdate,
                validated,
                enforced,
                noInherit,
                deferrable,
                other,
                local,
                origin);
    }

    TableConstraint withLocal(boolean other) {
        return new TableConstraint(
                name,
                kind,
                columns,
                expression,
                references,
                referencedColumns,
                onDelete,
                onUpdate,
                validated,
                enforced,
                noInherit,
                deferrable,
                inherited,
                other,
                origin);
    }

    /** As a child has it that does not define it itself. */
    TableConstraint inheritedOnly() {
        return withInherited(true).withLocal(false);
    }
}
