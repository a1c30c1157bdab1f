package dev.stopover.catalog;

import dev.stopover.syntax.OnCommit;
import dev.stopover.syntax.PartitionBound;
import dev.stopover.syntax.PartitionKey;
import dev.stopover.syntax.Persistence;
import java.util.List;
import java.util.Optional;

/** A table: ordinary, partitioned or foreign; permanent, unlogged or temporary. */
public final class Table extends Relation {

    private Persistence persistence = Persistence.PERMANENT;
    private boolean foreign;
    private Optional<PartitionKey> partitionKey = Optional.empty();
    private boolean partition;
    private Optional<PartitionBound> partitionBound = Optional.empty();
    private List<Integer> parents = List.of();
    private PersistentMap<PartitionEnd, Integer> ranges = PersistentMap.empty();
    private int defaultPartition;
    private PersistentMap<String, TableConstraint> constraints = PersistentMap.empty();
    private PersistentMap<String, Policy> policies = PersistentMap.empty();
    private boolean rowSecurity;
    private boolean forceRowSecurity;
    private boolean rowSecurityMentioned;
    private OnCommit onCommit = OnCommit.PRESERVE_ROWS;

    private Table(ObjectName name) {
        super(name);
    }

    /** A table of which only the name is known. */
    public static Table named(ObjectName name) {
        return new Table(name);
    }

    @Override
    Table copy() {
        return (Table) super.copy();
    }

    @Override
    public String kindName() {
        return foreign ? "foreign table" : partitionKey.isPresent() ? "partitioned table" : "table";
    }

    /** Permanent, temporary or unlogged. */
    public Persistence persistence() {
        return persistence;
    }

    /** Whether it is gone when the session ends. */
    public boolean isTemporary() {
        return persistence == Persistence.TEMPORARY;
    }

    /** Whether it is a foreign table. */
    public boolean isForeign() {
        return foreign;
    }

    /** How it is partitioned, if it is. */
    public Optional<PartitionKey> partitionKey() {
        return partitionKey;
    }

    /** Whether it is partitioned. */
    public boolean isPartitioned() {
        return partitionKey.isPresent();
    }

    /** Whether it is a partition of another. */
    public boolean isPartition() {
        return partition;
    }

    /** Which rows belong to it, if it is a partition. */
    public Optional<PartitionBound> partitionBound() {
        return partitionBound;
    }

    /** The ids of the tables it inherits from or is a partition of, in order. */
    public List<Integer> parents() {
        return parents;
    }

    /**
     * The ids of its partitions that are ranges of one column, by their upper ends. One that is none any longer may be
     * among them.
     */
    PersistentMap<PartitionEnd, Integer> ranges() {
        return ranges;
    }

    /** The id of what is or was its default partition; 0 if nothing was. */
    int defaultPartition() {
        return defaultPartition;
    }

    /** Its constraints by name. */
    public PersistentMap<String, TableConstraint> constraints() {
        return constraints;
    }

    /** Its primary key, if it is known to have one. */
    public Optional<TableConstraint> primaryKey() {
        return constraints.values().stream()
                .filter(constraint -> constraint.kind() == ConstraintKind.PRIMARY_KEY)
                .findFirst();
    }

    /** Its policies by name. */
    public PersistentMap<String, Policy> policies() {
        return policies;
    }

    /** Whether row-level security is on. */
    public boolean rowSecurity() {
        return rowSecurity;
    }

    /** Whether row-level security is on for its owner too. */
    public boolean forceRowSecurity() {
        return forceRowSecurity;
    }

    /**
     * Whether the history made the table, or turned its row-level security on or off, and nothing that cannot be followed
     * may have done so since. Not all may be known of a table that is made, but none is made with row-level security on.
     */
    public boolean rowSecurityKnown() {
        return (rowSecurityMentioned || knowledge() != Knowledge.UNKNOWN) && !isUncertain(Aspect.ROW_SECURITY);
    }

    /** What becomes of a temporary table at the end of a transaction. */
    public OnCommit onCommit() {
        return onCommit;
    }

    /** The same, permanent, unlogged or temporary. */
    public Table withPersistence(Persistence other) {
        Table copy = copy();
        copy.persistence = other;
        return copy;
    }

    /** The same, partitioned otherwise. */
    public Table withPartitionKey(Optional<PartitionKey> other) {
        Table copy = copy();
        copy.partitionKey = other;
        return copy;
    }

    /** The same with other constraints. */
    public Table withConstraints(PersistentMap<String, TableConstraint> other) {
        Table copy = copy();
        copy.constraints = other;
        return copy;
    }

    /** The same with other policies. */
    public Table withPolicies(PersistentMap<String, Policy> other) {
        Table copy = copy();
        copy.policies = other;
        return copy;
    }

    /** The same with another fate at the end of a transaction. */
    public Table withOnCommit(OnCommit other) {
        Table copy = copy();
        copy.onCommit = other;
        return copy;
    }

    /** The same as a foreign table. */
    public Table asForeign() {
        Table copy = copy();
        copy.foreign = true;
        return copy;
    }

    /** The same as a child of other tables. */
    public Table withParents(List<Integer> other) {
        Table copy = copy();
        copy.parents = List.copyOf(other);
        return copy;
    }

    /** The same as a partition with a bound, or as none. */
    public Table withPartition(boolean other, Optional<PartitionBound> bound) {
        Table copy = copy();
        copy.partition = other;
        copy.partitionBound = bound;
        return copy;
    }

    /** The same with a partition. */
    public Table withPart(int part, PartitionBound bound) {
        Table copy = copy();
        if (bound.defaultPartition()) {
            copy.defaultPartition = part;
        }
        PartitionEnd.upper(bound).ifPresent(end -> copy.ranges = ranges.with(end, part));
        return copy;
    }

    /** The same with row-level security as stated, for others and for its owner too. */
    public Table withRowSecurity(boolean on, boolean forced) {
        Table copy = copy();
        copy.rowSecurity = on;
        copy.forceRowSecurity = forced;
        copy.rowSecurityMentioned = true;
        return copy;
    }
}
