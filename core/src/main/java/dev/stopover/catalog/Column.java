package dev.stopover.catalog;

import dev.stopover.syntax.Expression;
import java.util.Optional;

/** A column of a relation, or an attribute of a composite type. It never changes: who changes a part gets another. */
public final class Column extends Copied {

    private String name;
    private int number;
    private DataType type;
    private boolean notNull;
    private Optional<Expression> defaultValue = Optional.empty();
    private boolean serial;
    private IdentityKind identity = IdentityKind.NONE;
    private Optional<Expression> generated = Optional.empty();
    private boolean stored;
    private Optional<String> collation = Optional.empty();
    private boolean inherited;
    private boolean local = true;
    private Optional<Origin> origin;

    private Column() {}

    /** Its name. */
    public String name() {
        return name;
    }

    /** Its number, which it keeps when it is renamed. */
    public int number() {
        return number;
    }

    /** Its type. */
    public DataType type() {
        return type;
    }

    /** Whether it refuses nulls, by NOT NULL or a primary key. */
    public boolean notNull() {
        return notNull;
    }

    /** The expression after DEFAULT. */
    public Optional<Expression> defaultValue() {
        return defaultValue;
    }

    /** Whether its default takes the next value of a sequence of its own, as the serial types write it. */
    public boolean serial() {
        return serial;
    }

    /** Whether it is an identity column, and which. */
    public IdentityKind identity() {
        return identity;
    }

    /** The expression it is computed from. */
    public Optional<Expression> generated() {
        return generated;
    }

    /** Whether a computed value is stored. */
    public boolean stored() {
        return stored;
    }

    /** The collation, if written. */
    public Optional<String> collation() {
        return collation;
    }

    /** Whether it comes from a parent. */
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

    /** Whether a name is that of a column that every table has, beside its own (manual, section 5.6). */
    public static boolean isSystem(String name) {
        return switch (name) {
            case "ctid", "tableoid", "xmin", "xmax", "cmin", "cmax" -> true;
            default -> false;
        };
    }

    /** A column of which only name and type are known. */
    public static Column of(String name, int number, DataType type, Optional<Origin> origin) {
        Column made = new Column();
        made.name = name;
        made.number = number;
        made.type = type;
        made.origin = origin;
        return made;
    }

    /** Whether a row that leaves it out gets a value other than null. */
    public boolean hasDefault() {
        return defaultValue.isPresent() || serial || identity != IdentityKind.NONE || generated.isPresent();
    }

    /** The same under another name. */
    public Column withName(String other) {
        Column copy = copy();
        copy.name = other;
        return copy;
    }

    /** The same with another number. */
    public Column withNumber(int other) {
        Column copy = copy();
        copy.number = other;
        return copy;
    }

    /** The same of another type and collation. */
    public Column withType(DataType other, Optional<String> newCollation) {
        Column copy = copy();
        copy.type = other;
        copy.collation = newCollation;
        return copy;
    }

    /** The same, refusing nulls or not. */
    public Column withNotNull(boolean other) {
        Column copy = copy();
        copy.notNull = other;
        return copy;
    }

    /** The same with another default. */
    public Column withDefault(Optional<Expression> other) {
        Column copy = copy();
        copy.defaultValue = other;
        copy.serial = false;
        return copy;
    }

    /** The same with a sequence of its own for a default. */
    public Column withSerial() {
        Column copy = copy();
        copy.notNull = true;
        copy.defaultValue = Optional.empty();
        copy.serial = true;
        return copy;
    }

    /** The same as an identity column, or no more. */
    public Column withIdentity(IdentityKind other) {
        Column copy = copy();
        copy.notNull = notNull || other != IdentityKind.NONE;
        copy.identity = other;
        return copy;
    }

    /** As children inherit it: the identity stays with the parent. */
    public Column withoutIdentity() {
        Column copy = copy();
        copy.identity = IdentityKind.NONE;
        return copy;
    }

    /** The same computed from another expression. */
    public Column withGenerated(Optional<Expression> other, boolean otherStored) {
        Column copy = copy();
        copy.generated = other;
        copy.stored = otherStored;
        return copy;
    }

    /** The same, from a parent or not. */
    public Column withInherited(boolean other) {
        Column copy = copy();
        copy.inherited = other;
        return copy;
    }

    /** The same, defined by its own table or not. */
    public Column withLocal(boolean other) {
        Column copy = copy();
        copy.local = other;
        return copy;
    }

    /** As a child has it that does not define it itself. */
    public Column inheritedOnly() {
        return withInherited(true).withLocal(false).withoutIdentity();
    }

    @Override
    Column copy() {
        return (Column) super.copy();
    }
}
