package dev.stopover.catalog;

import dev.stopover.syntax.OnCommit;
import dev.stopover.syntax.PartitionBound;
import dev.stopover.syntax.PartitionKey;
import dev.stopover.syntax.Persistence;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A table: ordinary, partitioned or foreign; permanent, unlogged or temporary. */
public final class Table extends Relation {

    Persistence persistence = Persistence.PERMANENT;
    boolean foreign;
    Optional<PartitionKey> partitionKey = Optional.empty();
    boolean partition;
    Optional<PartitionBound> partitionBound = Optional.empty();
    List<Integer> parents = List.of();
    PersistentMap<String, TableConstraint> constraints = PersistentMap.empty();
    PersistentMap<String, Policy> policies = PersistentMap.empty();
    boolean rowSecurity;
    boolean forceRowSecurity;
    boolean rowSecurityMentioned;
    OnCommit onCommit = OnCommit.PRESERVE_ROWS;

    Table() {}

    private Table(Table other) {
        super(other);
        persistence = other.persistence;
        foreign = other.foreign;
        partitionKey = other.partitionKey;
        partition = other.partition;
        partitionBound = other.partitionBound;
        parents = other.parents;
        constraints = other.constraints;
        policies = other.policies;
        rowSecurity = other.rowSecurity;
        forceRowSecurity = other.forceRowSecurity;
        rowSecurityMentioned = other.rowSecurityMentioned;
        onCommit = other.onCommit;
    }

    @Override
    Table copy() {
        return new Table(this);
    }

    Table with(Consumer<Table> change) {
        Table copy = copy();
        change.accept(copy);
        return copy;
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
}
