package dev.stopover.catalog;

import dev.stopover.syntax.Expression;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A type that the history or an extension made; it keeps its id when it is renamed or moved. It never changes: who changes a part gets another. */
public final class UserType extends Copied {

    private int id;
    private ObjectName name;
    private Kind kind;
    private List<String> labels = List.of();
    private Set<String> added = Set.of();
    private List<Column> attributes = List.of();
    private Optional<DataType> base = Optional.empty();
    private boolean notNull;
    private Optional<Expression> defaultValue = Optional.empty();
    private PersistentMap<String, TableConstraint> constraints = PersistentMap.empty();
    private Knowledge knowledge = Knowledge.KNOWN;
    private Optional<String> extension = Optional.empty();
    private String owner = "";
    private Grants grants = Grants.NONE;
    private Optional<Origin> origin;

    private UserType() {}

    /** The number it keeps. */
    public int id() {
        return id;
    }

    /** Its schema and name. */
    public ObjectName name() {
        return name;
    }

    /** What sort of type it is. */
    public Kind kind() {
        return kind;
    }

    /** The labels of an enum, in order. */
    public List<String> labels() {
        return labels;
    }

    /** Those of its labels that ALTER TYPE has added. */
    public Set<String> added() {
        return added;
    }

    /** The attributes of a composite type, in order. */
    public List<Column> attributes() {
        return attributes;
    }

    /** The type that a domain narrows. */
    public Optional<DataType> base() {
        return base;
    }

    /** Whether a domain refuses nulls. */
    public boolean notNull() {
        return notNull;
    }

    /** The default of a domain. */
    public Optional<Expression> defaultValue() {
        return defaultValue;
    }

    /** The constraints of a domain. */
    public PersistentMap<String, TableConstraint> constraints() {
        return constraints;
    }

    /** How much the history says of it. */
    public Knowledge knowledge() {
        return knowledge;
    }

    /** The extension that brought it, if one did. */
    public Optional<String> extension() {
        return extension;
    }

    /** The role that owns it; empty if that is not known. */
    public String owner() {
        return owner;
    }

    /** Who may use it. */
    public Grants grants() {
        return grants;
    }

    /** Where it was made. */
    public Optional<Origin> origin() {
        return origin;
    }

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

    /** The attribute of a name. */
    public Optional<Column> attribute(String attribute) {
        return attributes.stream().filter(each -> each.name().equals(attribute)).findFirst();
    }

    /** A type of which only the kind is known. */
    public static UserType of(int id, ObjectName name, Kind kind, Optional<Origin> origin) {
        UserType made = new UserType();
        made.id = id;
        made.name = name;
        made.kind = kind;
        made.origin = origin;
        return made;
    }

    /** The same under another name. */
    public UserType withName(ObjectName other) {
        UserType copy = copy();
        copy.name = other;
        return copy;
    }

    /** The same with other labels. */
    public UserType withLabels(List<String> other) {
        UserType copy = copy();
        copy.labels = List.copyOf(other);
        return copy;
    }

    /** The same with other labels, one of which ALTER TYPE adds. */
    public UserType withLabels(List<String> other, String label) {
        UserType copy = withLabels(other);
        copy.added = new HashSet<>(added);
        copy.added.add(label);
        return copy;
    }

    /** The same with other attributes. */
    public UserType withAttributes(List<Column> other) {
        UserType copy = copy();
        copy.attributes = List.copyOf(other);
        return copy;
    }

    /** The same as another domain. */
    public UserType withDomain(
            DataType newBase,
            boolean newNotNull,
            Optional<Expression> newDefault,
            PersistentMap<String, TableConstraint> newConstraints) {
        UserType copy = copy();
        copy.base = Optional.of(newBase);
        copy.notNull = newNotNull;
        copy.defaultValue = newDefault;
        copy.constraints = newConstraints;
        return copy;
    }

    /** The same as part of an extension. */
    public UserType withExtension(Optional<String> other) {
        UserType copy = copy();
        copy.extension = other;
        return copy;
    }

    /** The same with another owner. */
    public UserType withOwner(String other) {
        UserType copy = copy();
        copy.owner = other;
        return copy;
    }

    /** The same with other privileges. */
    public UserType withGrants(Grants other) {
        UserType copy = copy();
        copy.grants = other;
        return copy;
    }

    @Override
    UserType copy() {
        return (UserType) super.copy();
    }
}
