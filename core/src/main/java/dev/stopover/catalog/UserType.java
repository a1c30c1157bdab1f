package dev.stopover.catalog;

import dev.stopover.syntax.Expression;
import java.util.List;
import java.util.Optional;

/**
 * A type that the history or an extension made; it keeps its id when it is renamed or moved.
 *
 * @param id the number it keeps
 * @param name its schema and name
 * @param kind what sort of type it is
 * @param labels the labels of an enum, in order
 * @param attributes the attributes of a composite type, in order
 * @param base the type that a domain narrows
 * @param notNull whether a domain refuses nulls
 * @param defaultValue the default of a domain
 * @param constraints the constraints of a domain
 * @param knowledge how much the history says of it
 * @param extension the extension that brought it, if one did
 * @param owner the role that owns it; empty if that is not known
 * @param grants who may use it
 * @param origin where it was made
 */
public record UserType(
        int id,
        ObjectName name,
        Kind kind,
        List<String> labels,
        List<Column> attributes,
        Optional<DataType> base,
        boolean notNull,
        Optional<Expression> defaultValue,
        PersistentMap<String, TableConstraint> constraints,
        Knowledge knowledge,
        Optional<String> extension,
        String owner,
        Grants grants,
        Optional<Origin> origin) {

    /** The sorts of types. */
    public enum Kind {
        /** A list of labels. */
        ENUM,
        /** Attributes, as of a row. */
        COMPOSITE,
        /** Another type, narrowed. */
        DOMAIN,
        /** Ranges of another type. */
        RANGE,
        /** A type with functions of its own. */
        BASE
    }

    /** Keeps copies of the lists. */
    public UserType {
        labels = List.copyOf(labels);
        attributes = List.copyOf(attributes);
    }

    /** The attribute of a name. */
    public Optional<Column> attribute(String attribute) {
        return attributes.stream().filter(each -> each.name().equals(attribute)).findFirst();
    }

    static UserType of(int id, ObjectName name, Kind kind, Optional<Origin> origin) {
        return new UserType(
                id,
                name,
                kind,
                List.of(),
                List.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                PersistentMap.empty(),
                Knowledge.KNOWN,
                Optional.empty(),
                "",
                Grants.NONE,
                origin);
    }

    UserType withName(ObjectName other) {
        return new UserType(
                id,
                other,
                kind,
                labels,
                attributes,
                base,
                notNull,
                defaultValue,
                constraints,
                knowledge,
                extension,
                owner,
                grants,
                origin);
    }

    UserType withLabels(List<String> other) {
        return new UserType(
                id,
                name,
                kind,
                other,
                attributes,
                base,
                notNull,
                defaultValue,
                constraints,
                knowledge,
                extension,
                owner,
                grants,
                origin);
    }

    UserType withAttributes(List<Column> other) {
        return new UserType(
                id,
                name,
                kind,
                labels,
                other,
                base,
                notNull,
                defaultValue,
                constraints,
                knowledge,
                extension,
                owner,
                grants,
                origin);
    }

    UserType withDomain(
            DataType newBase,
            boolean newNotNull,
            Optional<Expression> newDefault,
            PersistentMap<String, TableConstraint> newConstraints) {
        return new UserType(
                id,
                name,
                kind,
                labels,
                attributes,
                Optional.of(newBase),
                newNotNull,
                newDefault,
                newConstraints,
                knowledge,
                extension,
                owner,
                grants,
                origin);
    }

    UserType withKnowledge(Knowledge other) {
        return new UserType(
                id,
                name,
                kind,
                labels,
                attributes,
                base,
                notNull,
                defaultValue,
                constraints,
                other,
                extension,
                owner,
                grants,
                origin);
    }

    UserType withExtension(Optional<String> other) {
        return new UserType(
                id,
                name,
                kind,
                labels,
                attributes,
                base,
                notNull,
                defaultValue,
                constraints,
                knowledge,
                other,
                owner,
                grants,
                origin);
    }

    UserType withOwner(String other) {
        return new UserType(
                id,
                name,
                kind,
                labels,
                attributes,
                base,
                notNull,
                defaultValue,
                constraints,
                knowledge,
                extension,
                other,
                grants,
                origin);
    }

    UserType withGrants(Grants other) {
        return new UserType(
                id,
                name,
                kind,
                labels,
                attributes,
                base,
                notNull,
                defaultValue,
                constraints,
                knowledge,
                extension,
                owner,
                other,
                origin);
    }
}
