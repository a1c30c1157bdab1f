package dev.stopover.catalog;

import dev.stopover.syntax.Expression;
import java.util.Optional;

/**
 * A column of a relation, or an attribute of a composite type.
 *
 * @param name its name
 * @param number its number, which it keeps when it is renamed
 * @param type its type
 * @param notNull whether it refuses nulls, by NOT NULL or a primary key
 * @param defaultValue the expression after DEFAULT
 * @param serial whether its default takes the next value of a sequence of its own, as the serial types write it
 * @param identity whether it is an identity column, and which
 * @param generated the expression it is computed from
 * @param stored whether a computed value is stored
 * @param collation the collation, if written
 * @param inherited whether it comes from a parent
 * @param local whether its own table defines it: always, unless it is inherited
 * @param origin where it was made
 */
public record Column(
        String name,
        int number,
        DataType type,
        boolean notNull,
        Optional<Expression> defaultValue,
        boolean serial,
        IdentityKind identity,
        Optional<Expression> generated,
        boolean stored,
        Optional<String> collation,
        boolean inherited,
        boolean local,
        Optional<Origin> origin) {

    /** A column of which only name and type are known. */
    static Column of(String name, int number, DataType type, Optional<Origin> origin) {
        return new Column(
                name,
                number,
                type,
                false,
                Optional.empty(),
                false,
                IdentityKind.NONE,
                Optional.empty(),
                false,
                Optional.empty(),
                false,
                true,
                origin);
    }

    /** Whether a row that leaves it out gets a value other than null. */
    public boolean hasDefault() {
        return defaultValue.isPresent() || serial || identity != IdentityKind.NONE || generated.isPresent();
    }

    Column withName(String other) {
        return new Column(
                other,
                number,
                type,
                notNull,
                defaultValue,
                serial,
                identity,
                generated,
                stored,
                collation,
                inherited,
                local,
                origin);
    }

    Column withNumber(int other) {
        return new Column(
                name,
                other,
                type,
                notNull,
                defaultValue,
                serial,
                identity,
                generated,
                stored,
                collation,
                inherited,
                local,
                origin);
    }

    Column withType(DataType other, Optional<String> newCollation) {
        return new Column(
                name,
                number,
                other,
                notNull,
                defaultValue,
                serial,
                identity,
                generated,
                stored,
                newCollation,
                inherited,
                local,
                origin);
    }

    Column withNotNull(boolean other) {
        return new Column(
                name,
                number,
                type,
                other,
                defaultValue,
                serial,
                identity,
                generated,
                stored,
                collation,
                inherited,
                local,
                origin);
    }

    Column withDefault(Optional<Expression> other) {
        return new Column(
                name, number, type, notNull, other, false, identity, generated, stored, collation, inherited, local,
                origin);
    }

    Column withSerial() {
        return new Column(
                name,
                number,
                type,
                true,
                Optional.empty(),
                true,
                identity,
                generated,
                stored,
                collation,
                inherited,
                local,
                origin);
    }

    Column withIdentity(IdentityKind other) {
        return new Column(
                name,
                number,
                type,
                notNull || other != IdentityKind.NONE,
                defaultValue,
                serial,
                other,
                generated,
                stored,
                collation,
                inherited,
                local,
                origin);
    }

    /** As children inherit it: the identity stays with the parent. */
    Column withoutIdentity() {
        return new Column(
                name,
                number,
                type,
                notNull,
                defaultValue,
                serial,
                IdentityKind.NONE,
                generated,
                stored,
                collation,
                inherited,
                local,
                origin);
    }

    Column withGenerated(Optional<Expression> other, boolean otherStored) {
        return new Column(
                name,
                number,
                type,
                notNull,
                defaultValue,
                serial,
                identity,
                other,
                otherStored,
                collation,
                inherited,
                local,
                origin);
    }

    Column withInherited(boolean other) {
        return new Column(
                name,
                number,
                type,
                notNull,
                defaultValue,
                serial,
                identity,
                generated,
                stored,
                collation,
                other,
                local,
                origin);
    }

    Column withLocal(boolean other) {
        return new Column(
                name,
                number,
                type,
                notNull,
                defaultValue,
                serial,
                identity,
                generated,
                stored,
                collation,
                inherited,
                other,
                origin);
    }

    /** As a child has it that does not define it itself. */
    Column inheritedOnly() {
        return withInherited(true).withLocal(false).withoutIdentity();
    }
}
