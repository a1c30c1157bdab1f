package dev.stopover.catalog;

import java.util.Optional;
import java.util.function.Consumer;

/** A sequence. */
public final class Sequence extends Relation {

    boolean temporary;
    String type = "bigint";
    int ownerTable;
    int ownerColumn;
    boolean identity;

    Sequence() {}

    private Sequence(Sequence other) {
        super(other);
        temporary = other.temporary;
        type = other.type;
        ownerTable = other.ownerTable;
        ownerColumn = other.ownerColumn;
        identity = other.identity;
    }

    @Override
    Sequence copy() {
        return new Sequence(this);
    }

    Sequence with(Consumer<Sequence> change) {
        Sequence copy = copy();
        change.accept(copy);
        return copy;
    }

    @Override
    public String kindName() {
        return "sequence";
    }

    /** Whether it is gone when the session ends. */
    public boolean isTemporary() {
        return temporary;
    }

    /** The type of its values. */
    public String type() {
        return type;
    }

    /** The id of the table whose column owns it, if one does. */
    public Optional<Integer> ownerTable() {
        return ownerTable == 0 ? Optional.empty() : Optional.of(ownerTable);
    }

    /** The number of the column that owns it; 0 if none does. */
    public int ownerColumn() {
        return ownerColumn;
    }

    /** Whether it belongs to an identity column. */
    public boolean isIdentity() {
        return identity;
    }
}
