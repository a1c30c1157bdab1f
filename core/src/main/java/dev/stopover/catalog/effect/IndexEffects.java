package dev.stopover.catalog.effect;

import dev.stopover.catalog.Index;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.AttachPartition;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.LockMode;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.SetTablespace;
import java.util.Optional;

/** What making, changing and dropping indexes does to their tables. */
final class IndexEffects {

    private final Situation situation;
    private final Touches touches;

    IndexEffects(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void create(CreateIndex create) {
        LockMode mode = create.concurrently() ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.SHARE;
        Optional<Relation> relation = touches.lock(create.table(), mode);
        if (create.ifNotExists() && isThere(create, relation)) {
            return;
        }
        if (create.unique()) {
            touches.risk(
                    "two rows of %s are equal in it".formatted(create.table().name()),
                    "23505",
                    "could not create unique index");
        }
        if (relation.isEmpty() || !(relation.get() instanceof Table table) || !table.isPartitioned()) {
            touches.buildIndex(create.table());
            return;
        }
        Optional<Index> made = made(table);
        for (Table partition :
                create.only() ? situation.partitions(table).subList(0, 0) : situation.partitions(table)) {
            touches.lock(partition, mode);
            Optional<Index> same = partition.indexes().values().stream()
                    .filter(index -> made.filter(parent -> PartitionEffects.matches(parent, index))
                            .isPresent())
                    .findFirst();
            same.ifPresentOrElse(
                    index -> touches.lock(partition, index, LockMode.SHARE), () -> touches.buildIndex(partition));
        }
    }

    private static boolean isThere(CreateIndex create, Optional<Relation> relation) {
        return create.index().isPresent()
                && relation.filter(known ->
                                known.indexes().containsKey(create.index().get().value()))
                        .isPresent();
    }

    /** The index as the catalog has it afterwards. */
    private Optional<Index> made(Table table) {
        return situation.after().catalog().table(table.id()).stream()
                .flatMap(after -> after.indexes().values().stream())
                .filter(index -> !table.indexes().containsKey(index.name()))
                .findFirst();
    }

    void drop(Drop drop) {
        for (ObjectReference object : drop.objects()) {
            Optional<Index> index = situation.before().index(object.name());
            if (index.isEmpty()) {
                touches.unknown(object.name().joined());
            } else {
                situation.catalog().relation(index.get().table()).ifPresent(table -> {
                    touches.lock(
                            table, drop.concurrently() ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE);
                    drop(table, index.get());
                });
            }
        }
    }

    private void drop(Relation relation, Index index) {
        touches.lock(relation, index, LockMode.ACCESS_EXCLUSIVE);
        ObjectName full = new ObjectName(relation.name().schema(), index.name());
        for (Table child : situation.catalog().childrenOf(relation)) {
            child.indexes().values().stream()
                    .filter(part -> part.parent().filter(full::equals).isPresent())
                    .forEach(part -> {
                        touches.lock(child, LockMode.ACCESS_EXCLUSIVE);
                        drop(child, part);
                    });
        }
    }

    /** {@code ALTER INDEX}, and ALTER TABLE where it names an index, which locks more strongly. */
    void alter(AlterTable alter, Index index) {
        Relation relation = situation.catalog().relation(index.table()).orElseThrow();
        for (AlterTableAction action : alter.actions()) {
            if (action instanceof AttachPartition attach) {
                attach(relation, index, attach.partition());
            } else if (action instanceof SetTablespace) {
                touches.rebuild(relation, index, Truth.YES);
            } else if (alter.kind() == ObjectKind.INDEX) {
                touches.lock(relation, index, LockMode.SHARE_UPDATE_EXCLUSIVE);
            } else {
                touches.lock(
                        relation,
                        index,
                        ActionLocks.of(action, situation.major()).lock());
            }
        }
    }

    private void attach(Relation relation, Index parent, QualifiedName partition) {
        touches.lock(relation, LockMode.ACCESS_SHARE);
        touches.lock(relation, parent, LockMode.SHARE_UPDATE_EXCLUSIVE);
        situation
                .before()
                .index(partition)
                .ifPresent(index -> situation.catalog().relation(index.table()).ifPresent(table -> {
                    touches.lock(table, LockMode.ACCESS_SHARE);
                    touches.lock(table, index, LockMode.ACCESS_EXCLUSIVE);
                }));
    }

    /** Another name for an index; up to 11, and through ALTER TABLE, nobody may use it meanwhile. */
    void rename(Index index, boolean alterIndex) {
        Relation relation = situation.catalog().relation(index.table()).orElseThrow();
        boolean weak = alterIndex && situation.major() >= 12;
        touches.lock(relation, index, weak ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE);
    }
}
