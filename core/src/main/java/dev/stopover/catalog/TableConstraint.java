package dev.stopover.catalog;

import dev.stopover.syntax.Expression;
import dev.stopover.syntax.ReferentialAction;
import java.util.List;
import java.util.Optional;

/** A constraint of a table or a domain. It never changes: who changes a part gets another. */
public final class TableConstraint extends Copied {

    private String name;
    private ConstraintKind kind;
    private List<String> columns;
    private Optional<Expression> expression = Optional.empty();
    private int references;
    private List<String> referencedColumns = List.of();
    private ReferentialAction onDelete = ReferentialAction.NO_ACTION;
    private ReferentialAction onUpdate = ReferentialAction.NO_ACTION;
    private boolean validated = true;
    private boolean enforced = true;
    private boolean noInherit;
    private boolean deferrable;
    private boolean initiallyDeferred;
    private boolean inherited;
    private boolean local = true;
    private Optional<Origin> origin;

    private TableConstraint() {}

    /** Its name, given or as PostgreSQL picks it. */
    public String name() {
        return name;
    }

    /** What it demands. */
    public ConstraintKind kind() {
        return kind;
    }

    /** Its columns; those that its expression uses for a check. */
    public List<String> columns() {
        return columns;
    }

    /** The condition of a check. */
    public Optional<Expression> expression() {
        return expression;
    }

    /** The table that a foreign key refers to; 0 for other kinds. */
    public int references() {
        return references;
    }

    /** The columns it refers to; empty where they are not known. */
    public List<String> referencedColumns() {
        return referencedColumns;
    }

    /** What a deletion there does here. */
    public ReferentialAction onDelete() {
        return onDelete;
    }

    /** What a change there does here. */
    public ReferentialAction onUpdate() {
        return onUpdate;
    }

    /** Whether all rows are known to meet it. */
    public boolean validated() {
        return validated;
    }

    /** Whether it is enforced. */
    public boolean enforced() {
        return enforced;
    }

    /** Whether children are free of it. */
    public boolean noInherit() {
        return noInherit;
    }

    /** Whether it can wait for the end of the transaction. */
    public boolean deferrable() {
        return deferrable;
    }

    /** Whether it waits for the end of the transaction unless told otherwise. */
    public boolean initiallyDeferred() {
        return initiallyDeferred;
    }

    /** Whether it comes from the parent of a partition or child. */
    public boolean inherited() {
        return inherited;
    }

    /** Whether its own table defines it: always, unless it is inherited. */
    public boolean local() {
        return local;
    }

    /** Where it was made. */
    public Optional<Origin> origin() {
        return origin;
    }

    /** A constraint that is valid, enforced and not deferrable. */
    public static TableConstraint of(String name, ConstraintKind kind, List<String> columns, Optional<Origin> origin) {
        TableConstraint made = new TableConstraint();
        made.name = name;
        made.kind = kind;
        made.columns = List.copyOf(columns);
        made.origin = origin;
        return made;
    }

    /** Whether an index of the same name upholds it. */
    public boolean hasIndex() {
        return kind == ConstraintKind.PRIMARY_KEY || kind == ConstraintKind.UNIQUE || kind == ConstraintKind.EXCLUDE;
    }

    /** The same under another name. */
    public TableConstraint withName(String other) {
        TableConstraint copy = copy();
        copy.name = other;
        return copy;
    }

    /** A check. */
    public static TableConstraint check(
            String name, List<String> columns, Expression expression, Optional<Origin> origin) {
        TableConstraint made = of(name, ConstraintKind.CHECK, columns, origin);
        made.expression = Optional.of(expression);
        return made;
    }

    /** The same as a foreign key. */
    public TableConstraint referring(
            int toTable, List<String> toColumns, ReferentialAction deletion, ReferentialAction update) {
        TableConstraint copy = copy();
        copy.references = toTable;
        copy.referencedColumns = List.copyOf(toColumns);
        copy.onDelete = deletion;
        copy.onUpdate = update;
        return copy;
    }

    /** The same, enforced or not. */
    public TableConstraint withEnforced(boolean other) {
        TableConstraint copy = copy();
        copy.enforced = other;
        return copy;
    }

    /** The same, handed down to children or not. */
    public TableConstraint withNoInherit(boolean other) {
        TableConstraint copy = copy();
        copy.noInherit = other;
        return copy;
    }

    /** The same, deferrable or not, and deferred from the start or not. */
    public TableConstraint withDeferrable(boolean other, boolean fromTheStart) {
        TableConstraint copy = copy();
        copy.deferrable = other;
        copy.initiallyDeferred = fromTheStart;
        return copy;
    }

    /** The same on other columns. */
    public TableConstraint withColumns(List<String> otherColumns, List<String> otherReferencedColumns) {
        TableConstraint copy = copy();
        copy.columns = List.copyOf(otherColumns);
        copy.referencedColumns = List.copyOf(otherReferencedColumns);
        return copy;
    }

    /** The same, known to be met by all rows or not. */
    public TableConstraint withValidated(boolean other) {
        TableConstraint copy = copy();
        copy.validated = other;
        return copy;
    }

    /** The same with another condition. */
    public TableConstraint withExpression(Expression other) {
        TableConstraint copy = copy();
        copy.expression = Optional.of(other);
        return copy;
    }

    /** The same, from a parent or not. */
    public TableConstraint withInherited(boolean other) {
        TableConstraint copy = copy();
        copy.inherited = other;
        return copy;
    }

    /** The same, defined by its own table or not. */
    public TableConstraint withLocal(boolean other) {
        TableConstraint copy = copy();
        copy.local = other;
        return copy;
    }

    /** As a child has it that does not define it itself. */
    public TableConstraint inheritedOnly() {
        return withInherited(true).withLocal(false);
    }

    @Override
    TableConstraint copy() {
        return (TableConstraint) super.copy();
    }
}
