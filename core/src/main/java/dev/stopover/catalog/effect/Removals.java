package dev.stopover.catalog.effect;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.PartitionSearch;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.syntax.LockMode;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Locks what loses something: whatever is taken from a relation, the relation is locked ACCESS EXCLUSIVE for it, and so
 * is the other end of a foreign key.
 */
final class Removals {

    private final Touches touches;
    private final Catalog before;
    private final Catalog after;

    Removals(Situation situation, Touches touches) {
        this.touches = touches;
        this.before = situation.catalog();
        this.after = situation.after().catalog();
    }

    void lock() {
        before.relationsChangedIn(after).forEach(this::lockIfChanged);
    }

    /** Locks what goes with a relation or with a part of it. */
    void lockIfChanged(Relation relation) {
        Optional<Relation> left = after.relation(relation.id());
        if (left.isEmpty()) {
            gone(relation);
        } else if (left.get() != relation) {
            less(relation, left.get());
        }
    }

    private void gone(Relation relation) {
        lock(relation);
        relation.indexes().values().forEach(index -> touches.lock(relation, index, LockMode.ACCESS_EXCLUSIVE));
        if (relation instanceof Table table) {
            table.constraints().values().forEach(this::otherEnd);
            if (table.isPartition()) {
                table.parents().forEach(parent -> before.table(parent).ifPresent(this::losesPartition));
            }
        }
    }

    private void losesPartition(Table parent) {
        if (after.relation(parent.id()).isPresent()) {
            lock(parent);
            new PartitionSearch(before, parent).defaultPartition().ifPresent(this::lock);
        }
    }

    private void less(Relation was, Relation is) {
        for (Index index : was.indexes().values()) {
            if (!is.indexes().containsKey(index.name())) {
                lock(was);
                touches.lock(was, index, LockMode.ACCESS_EXCLUSIVE);
            }
        }
        boolean columns = is.columns().stream()
                .map(Column::number)
                .collect(Collectors.toSet())
                .containsAll(was.columns().stream().map(Column::number).toList());
        boolean parts = is.triggers().keySet().containsAll(was.triggers().keySet())
                && is.rules().keySet().containsAll(was.rules().keySet());
        if (!columns || !parts || losesDefault(was, is)) {
            lock(was);
        }
        if (was instanceof Table table && is instanceof Table left) {
            if (!left.policies().keySet().containsAll(table.policies().keySet())) {
                lock(table);
            }
            for (TableConstraint constraint : table.constraints().values()) {
                boolean kept = left.constraints()
                        .find(constraint.name())
                        .filter(found -> found.origin().equals(constraint.origin()))
                        .isPresent();
                if (!kept) {
                    lock(table);
                    otherEnd(constraint);
                }
            }
        }
    }

    private static boolean losesDefault(Relation was, Relation is) {
        return was.columns().stream()
                .filter(column -> column.defaultValue().isPresent())
                .anyMatch(column -> is.column(column.name())
                        .filter(left -> left.defaultValue().isEmpty())
                        .isPresent());
    }

    private void otherEnd(TableConstraint constraint) {
        if (constraint.kind() == ConstraintKind.FOREIGN_KEY && !constraint.inherited()) {
            before.relation(constraint.references()).ifPresent(this::lock);
        }
    }

    private void lock(Relation relation) {
        touches.lock(relation, LockMode.ACCESS_EXCLUSIVE);
    }
}
