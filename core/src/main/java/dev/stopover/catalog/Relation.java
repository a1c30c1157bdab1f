package dev.stopover.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What stands in a FROM clause: a table, a view or a sequence. It keeps its id when it is renamed or moved. It never
 * changes once it is in a {@link Catalog}; whoever replays a statement changes copies.
 */
public abstract sealed class Relation permits Table, View, Sequence {

    int id;
    ObjectName name;
    Knowledge knowledge = Knowledge.KNOWN;
    private int uncertain;
    Optional<Origin> origin = Optional.empty();
    String owner = "";
    Optional<String> extension = Optional.empty();
    Grants grants = Grants.NONE;
    List<Column> columns = List.of();
    int lastColumn;
    PersistentMap<String, Index> indexes = PersistentMap.empty();
    PersistentMap<String, Trigger> triggers = PersistentMap.empty();
    PersistentMap<String, RewriteRule> rules = PersistentMap.empty();
    PersistentMap<String, String> options = PersistentMap.empty();

    Relation() {}

    Relation(Relation other) {
        id = other.id;
        name = other.name;
        knowledge = other.knowledge;
        uncertain = other.uncertain;
        origin = other.origin;
        owner = other.owner;
        extension = other.extension;
        grants = other.grants;
        columns = other.columns;
        lastColumn = other.lastColumn;
        indexes = other.indexes;
        triggers = other.triggers;
        rules = other.rules;
        options = other.options;
    }

    /** A copy to be changed before anybody else sees it. */
    abstract Relation copy();

    /** What messages call it: table, view, materialized view, foreign table, sequence. */
    public abstract String kindName();

    /** The number that it keeps when it is renamed. */
    public final int id() {
        return id;
    }

    /** Its schema and name. */
    public final ObjectName name() {
        return name;
    }

    /** How much the history says of it. */
    public final Knowledge knowledge() {
        return knowledge;
    }

    /** Whether the history made it, and nothing that cannot be followed may have changed it. */
    public final boolean isKnown() {
        return knowledge == Knowledge.KNOWN && !isUncertain(Aspect.EXISTENCE);
    }

    /** Whether something that cannot be followed may have changed that of it. */
    public final boolean isUncertain(Aspect aspect) {
        return aspect == Aspect.DEFINITION ? knowledge != Knowledge.KNOWN : (uncertain & 1 << aspect.ordinal()) != 0;
    }

    final void doubt(Aspect aspect, boolean doubted) {
        if (aspect == Aspect.DEFINITION) {
            knowledge = doubted && knowledge == Knowledge.KNOWN ? Knowledge.UNCERTAIN : knowledge;
            return;
        }
        int bit = 1 << aspect.ordinal();
        uncertain = doubted ? uncertain | bit : uncertain & ~bit;
    }

    /** Where it was made, if the history made it. */
    public final Optional<Origin> origin() {
        return origin;
    }

    /** The role that owns it; empty if that is not known. */
    public final String owner() {
        return owner;
    }

    /** The extension that brought it, if one did. */
    public final Optional<String> extension() {
        return extension;
    }

    /** Who may do what with it, besides its owner. */
    public final Grants grants() {
        return grants;
    }

    /** Its columns, in order. */
    public List<Column> columns() {
        return columns;
    }

    /** The column of a name, if it is known to have one. */
    public final Optional<Column> column(String columnName) {
        for (Column column : columns()) {
            if (column.name().equals(columnName)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** Its indexes by name. */
    public final PersistentMap<String, Index> indexes() {
        return indexes;
    }

    /** Its triggers by name. */
    public final PersistentMap<String, Trigger> triggers() {
        return triggers;
    }

    /** Its rewrite rules by name, the one that makes a view a view excepted. */
    public final PersistentMap<String, RewriteRule> rules() {
        return rules;
    }

    /** Its storage parameters or view options, by name. */
    public final PersistentMap<String, String> options() {
        return options;
    }

    final Optional<Column> column(int number) {
        return columns().stream().filter(column -> column.number() == number).findFirst();
    }

    @Override
    public final String toString() {
        return name.toString();
    }
}
