package dev.stopover.catalog.effect;

import dev.stopover.catalog.Index;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.syntax.AttachPartition;
import dev.stopover.syntax.DetachPartition;
import dev.stopover.syntax.LockMode;
import java.util.List;
import java.util.Optional;

/** What attaching and detaching a partition does. */
final class PartitionEffects {

    private final Situation situation;
    private final Touches touches;

    PartitionEffects(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void attach(Optional<Table> table, AttachPartition action) {
        Optional<Relation> attached = touches.lock(action.partition(), LockMode.ACCESS_EXCLUSIVE);
        if (table.isEmpty() || attached.isEmpty() || !(attached.get() instanceof Table partition)) {
            touches.scan(action.partition(), Truth.UNKNOWN);
            return;
        }
        Table parent = table.get();
        PartitionProof proof = new PartitionProof(situation, parent);
        Truth scans = proof.scans(partition, action.bound());
        leaves(partition).forEach(leaf -> {
            touches.lock(leaf, LockMode.ACCESS_EXCLUSIVE);
            touches.scan(leaf, scans);
        });
        touches.risk(
                "a row of %s does not belong there".formatted(action.partition().name()),
                "23514",
                "the partition constraint is violated");
        action.bound()
                .filter(bound -> !bound.defaultPartition())
                .ifPresent(bound -> situation.defaultPartition(parent).ifPresent(other -> {
                    touches.lock(other, LockMode.ACCESS_EXCLUSIVE);
                    leaves(other).forEach(leaf -> touches.scan(leaf, proof.scansDefault(other, bound)));
                }));
        for (Index index : parent.indexes().values()) {
            touches.lock(parent, index, LockMode.SHARE_UPDATE_EXCLUSIVE);
            if (partition.indexes().values().stream().noneMatch(other -> matches(index, other))) {
                leaves(partition).forEach(touches::buildIndex);
            }
        }
        attachForeignKeys(parent, partition);
    }

    private void attachForeignKeys(Table parent, Table partition) {
        for (TableConstraint key : Situation.foreignKeys(parent)) {
            boolean there = Situation.foreignKeys(partition).stream()
                    .anyMatch(own -> own.references() == key.references()
                            && own.columns().equals(key.columns())
                            && own.validated());
            situation.catalog().relation(key.references()).ifPresent(target -> {
                new ForeignKeys(situation, touches).refer(target, Truth.of(!there && key.validated()));
                leaves(partition).forEach(leaf -> touches.scan(leaf, Truth.of(!there && key.validated())));
            });
        }
        situation.catalog().foreignKeysTo(parent).forEach(key -> {
            if (!key.constraint().inherited()) {
                touches.lock(key.table(), LockMode.SHARE_ROW_EXCLUSIVE);
            }
        });
    }

    private List<Table> leaves(Table partition) {
        return partition.isPartitioned() ? situation.partitions(partition) : List.of(partition);
    }

    /** Whether an index of a partition can be taken for the part of an index of its parent. */
    static boolean matches(Index parent, Index child) {
        List<Optional<String>> columns =
                parent.keys().stream().map(Index.Key::column).toList();
        return columns.stream().allMatch(Optional::isPresent)
                && columns.equals(child.keys().stream().map(Index.Key::column).toList())
                && parent.unique() == child.unique()
                && parent.method().equals(child.method())
                && parent.predicate().isPresent() == child.predicate().isPresent()
                && child.valid();
    }

    void detach(Optional<Table> table, DetachPartition action) {
        LockMode lock = situation.major() < 14 ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE;
        Optional<Relation> detached = touches.lock(action.partition(), lock);
        if (table.isEmpty()) {
            return;
        }
        Table parent = table.get();
        situation
                .defaultPartition(parent)
                .filter(other -> detached.filter(other::equals).isEmpty())
                .ifPresent(other -> touches.lock(other, LockMode.ACCESS_EXCLUSIVE));
        for (TableConstraint key : Situation.foreignKeys(parent)) {
            situation
                    .catalog()
                    .relation(key.references())
                    .ifPresent(target -> touches.lock(target, LockMode.SHARE_ROW_EXCLUSIVE));
        }
        situation.catalog().foreignKeysTo(parent).stream()
                .filter(key -> !key.constraint().inherited())
                .forEach(key -> {
                    touches.lock(key.table(), LockMode.ACCESS_EXCLUSIVE);
                    detached.ifPresent(partition -> partition.indexes().values().stream()
                            .filter(Index::unique)
                            .filter(index -> index.constraint().isPresent())
                            .forEach(index -> touches.lock(partition, index, LockMode.ACCESS_EXCLUSIVE)));
                });
    }
}
