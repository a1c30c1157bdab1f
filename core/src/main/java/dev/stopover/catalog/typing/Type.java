package dev.stopover.catalog.typing;

import dev.stopover.catalog.DataType;
import java.util.Optional;

/**
 * A type as expressions have it, without modifiers. Types are compared by identity: each stands once among the
 * {@link TypeSystem} that it comes from.
 */
final class Type {

    /** The sorts of types. */
    enum Kind {
        /** One with functions of its own. */
        BASE,
        /** Several values of another type. */
        ARRAY,
        /** A row. */
        COMPOSITE,
        /** Another type, narrowed. */
        DOMAIN,
        /** A list of labels. */
        ENUM,
        /** A range of values of another type. */
        RANGE,
        /** Several ranges. */
        MULTIRANGE,
        /** What only functions have for an argument or result, rows of no type and constants in quotes. */
        PSEUDO,
        /** One of which nothing is known. */
        OPEN
    }

    /** Nothing is known of it. */
    static final Type OPEN = new Type(DataType.UNKNOWN, Kind.OPEN, '?', false, false);

    private final DataType data;
    private final Kind kind;
    private final char category;
    private final boolean preferred;
    private final boolean collatable;

    /** The type of the elements of an array, of the values of a range, of the ranges of a multirange, or a domain's base. */
    private Optional<Type> inner = Optional.empty();

    private Optional<Type> array = Optional.empty();

    Type(DataType data, Kind kind, char category, boolean preferred, boolean collatable) {
        this.data = data;
        this.kind = kind;
        this.category = category;
        this.preferred = preferred;
        this.collatable = collatable;
    }

    DataType data() {
        return data;
    }

    Kind kind() {
        return kind;
    }

    /** Whether anything is known of it. */
    boolean isKnown() {
        return kind != Kind.OPEN;
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** The letter of its category (pg_type.typcategory). */
    char category() {
        return category;
    }

    /** Whether it is preferred in its category. */
    boolean isPreferred() {
        return preferred;
    }

    /** Whether a collation can be applied to it. */
    boolean isCollatable() {
        return collatable;
    }

    Optional<Type> inner() {
        return inner;
    }

    void inner(Type other) {
        inner = Optional.of(other);
    }

    /** The array of it. */
    Type array() {
        if (kind == Kind.OPEN) {
            return OPEN;
        }
        if (array.isEmpty()) {
            DataType of = new DataType(data.id(), data.schema(), data.name(), data.modifiers(), "", 1);
            Type made = new Type(of, Kind.ARRAY, 'A', false, collatable);
            made.inner(this);
            array = Optional.of(made);
        }
        return array.get();
    }

    /** The type below all domains. */
    Type base() {
        Type type = this;
        for (int depth = 0; type.kind == Kind.DOMAIN && depth < 64; depth++) {
            type = type.inner.orElse(OPEN);
        }
        return type;
    }

    /** The type of its elements, if it or what is below it is an array. */
    Optional<Type> element() {
        Type base = base();
        return base.kind == Kind.ARRAY ? base.inner : Optional.empty();
    }

    /** Whether it is that of a constant in quotes, or of NULL. */
    boolean isUnknownLiteral() {
        return kind == Kind.PSEUDO && data.name().equals("unknown");
    }

    /** Whether it is the pseudo-type of a name. */
    boolean isPseudo(String name) {
        return kind == Kind.PSEUDO && data.name().equals(name);
    }

    /** Whether it takes a value of any type, whatever the others are. */
    boolean isAny() {
        return isPseudo("\"any\"");
    }

    @Override
    public String toString() {
        return data.canonical();
    }
}
