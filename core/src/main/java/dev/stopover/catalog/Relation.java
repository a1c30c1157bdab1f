package dev.stopover.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What stands in a FROM clause: a table, a view or a sequence. It keeps its id when it is renamed or moved. It never
 * changes once it is in a {@link Catalog}; whoever replays a statement changes copies.
 */
public abstract sealed class Relation extends Copied permits Table, View, Sequence {

    private int id;
    private ObjectName name;
    private Knowledge knowledge = Knowledge.KNOWN;
    private int uncertain;
    private Optional<Origin> origin = Optional.empty();
    private String owner = "";
    private Optional<String> extension = Optional.empty();
    private Grants grants = Grants.NONE;
    List<Column> columns = List.of();
    int lastColumn;
    private PersistentMap<String, Index> indexes = PersistentMap.empty();
    private PersistentMap<String, Trigger> triggers = PersistentMap.empty();
    private PersistentMap<String, RewriteRule> rules = PersistentMap.empty();
    private PersistentMap<String, String> options = PersistentMap.empty();
    private Optional<String> order = Optional.empty();

    Relation(ObjectName name) {
        this.name = name;
    }

    /** A copy to be changed before anybody else sees it. */
    @Override
    Relation copy() {
        return (Relation) super.copy();
    }

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

    /** The index by which CLUSTER orders its rows. */
    public final Optional<String> order() {
        return order;
    }

    final Relation withName(ObjectName other) {
        Relation copy = copy();
        copy.name = other;
        return copy;
    }

    /** The same, of which more or less is known. */
    public final Relation withKnowledge(Knowledge other) {
        Relation copy = copy();
        copy.knowledge = other;
        return copy;
    }

    /** The same, made elsewhere. */
    public final Relation withOrigin(Optional<Origin> other) {
        Relation copy = copy();
        copy.origin = other;
        return copy;
    }

    /** The same with another owner. */
    public final Relation withOwner(String other) {
        Relation copy = copy();
        copy.owner = other;
        return copy;
    }

    /** The same as part of an extension. */
    public final Relation withExtension(Optional<String> other) {
        Relation copy = copy();
        copy.extension = other;
        return copy;
    }

    /** The same with other privileges. */
    public final Relation withGrants(Grants other) {
        Relation copy = copy();
        copy.grants = other;
        return copy;
    }

    /** The same with other indexes. */
    public final Relation withIndexes(PersistentMap<String, Index> other) {
        Relation copy = copy();
        copy.indexes = other;
        return copy;
    }

    /** The same with other triggers. */
    public final Relation withTriggers(PersistentMap<String, Trigger> other) {
        Relation copy = copy();
        copy.triggers = other;
        return copy;
    }

    /** The same with other rules. */
    public final Relation withRules(PersistentMap<String, RewriteRule> other) {
        Relation copy = copy();
        copy.rules = other;
        return copy;
    }

    /** The same with other options. */
    public final Relation withOptions(PersistentMap<String, String> other) {
        Relation copy = copy();
        copy.options = other;
        return copy;
    }

    /** The same ordered by another index. */
    public final Relation withOrder(Optional<String> other) {
        Relation copy = copy();
        copy.order = other;
        return copy;
    }

    /** The same, of which something that cannot be followed may have changed an aspect, or no more. */
    public final Relation withDoubt(Aspect aspect, boolean doubted) {
        Relation copy = copy();
        if (aspect == Aspect.DEFINITION) {
            copy.knowledge = doubted && knowledge == Knowledge.KNOWN ? Knowledge.UNCERTAIN : knowledge;
            return copy;
        }
        int bit = 1 << aspect.ordinal();
        copy.uncertain = doubted ? uncertain | bit : uncertain & ~bit;
        return copy;
    }

    /** The same with other columns; a column never gets the number of one that was dropped. */
    public final Relation withColumns(List<Column> other) {
        Relation copy = copy();
        copy.columns = List.copyOf(other);
        for (Column column : other) {
            copy.lastColumn = Math.max(copy.lastColumn, column.number());
        }
        return copy;
    }

    final Relation withId(int other) {
        Relation copy = copy();
        copy.id = other;
        return copy;
    }

    /** The number of the newest column, also one that was dropped since. */
    final int lastColumn() {
        return lastColumn;
    }

    /** The column of a number. */
    public final Optional<Column> column(int number) {
        return columns().stream().filter(column -> column.number() == number).findFirst();
    }

    @Override
    public final String toString() {
        return name.toString();
    }
}
