package dev.stopover.catalog;

import dev.stopover.syntax.PartitionBound;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Ties partitions and children to their parents, and unties them. */
final class Partitions {

    private final Step step;

    Partitions(Step step) {
        this.step = step;
    }

    /** Gives a new partition what its parent has: indexes, foreign keys, row triggers. */
    void takeOver(int parent, int partition) {
        Table from = step.draft().table(parent);
        Constraints constraints = new Constraints(step);
        List<Index> indexes = new ArrayList<>(from.indexes.values());
        indexes.sort(Comparator.comparingInt(Index::number));
        for (Index index : indexes) {
            constraints.copyTo(partition, index, index.constraint().flatMap(from.constraints::find));
        }
        for (TableConstraint constraint : from.constraints.values()) {
            if (constraint.kind() == ConstraintKind.FOREIGN_KEY) {
                foreignKey(constraints, constraint, partition);
            }
        }
        for (Trigger trigger : from.triggers.values()) {
            if (trigger.forEachRow()) {
                new Triggers(step).copyTo(partition, trigger, parent);
            }
        }
    }

    /** {@code ATTACH PARTITION} and {@code INHERIT}. */
    void attach(int parent, int child, Optional<PartitionBound> bound, boolean partition) {
        Table from = step.draft().table(parent);
        step.draft().put(step.draft().table(child).with(changed -> {
            List<Integer> parents = new ArrayList<>(changed.parents);
            parents.remove(Integer.valueOf(parent));
            parents.add(parent);
            changed.parents = List.copyOf(parents);
            changed.partition = partition;
            changed.partitionBound = bound;
        }));
        step.draft()
                .link(
                        new Dependant(child, Dependant.Part.CHILD, Integer.toString(parent)),
                        List.of(Reference.to(parent)));
        for (Column column : from.columns) {
            step.draft()
                    .relation(child)
                    .column(column.name())
                    .ifPresent(own -> step.draft()
                            .putColumn(child, own.withInherited(true).withNotNull(own.notNull() || column.notNull())));
        }
        for (TableConstraint constraint : from.constraints.values()) {
            if (constraint.kind() == ConstraintKind.CHECK) {
                step.draft()
                        .table(child)
                        .constraints
                        .find(constraint.name())
                        .ifPresent(own -> step.draft().addConstraint(child, own.withInherited(true)));
            }
        }
        if (partition) {
            takeOver(parent, child);
        }
    }

    /** {@code DETACH PARTITION} and {@code NO INHERIT}. */
    void detach(int parent, int child) {
        Table detached = step.draft().table(child).with(changed -> {
            List<Integer> parents = new ArrayList<>(changed.parents);
            parents.remove(Integer.valueOf(parent));
            changed.parents = List.copyOf(parents);
            changed.partition = false;
            changed.partitionBound = Optional.empty();
            changed.columns = changed.columns.stream()
                    .map(column -> column.withInherited(false))
                    .toList();
            for (TableConstraint constraint : changed.constraints.values()) {
                changed.constraints = changed.constraints.with(constraint.name(), constraint.withInherited(false));
            }
            for (Index index : changed.indexes.values()) {
                changed.indexes = changed.indexes.with(index.name(), index.withParent(Optional.empty()));
            }
        });
        step.draft().put(detached);
        step.draft().unlink(new Dependant(child, Dependant.Part.CHILD, Integer.toString(parent)));
        for (Trigger trigger : detached.triggers.values()) {
            if (trigger.inherited()) {
                new Drops(step.draft()).trigger(child, trigger.name());
            }
        }
    }

    /** An index of a partitioned table is valid once every partition has its part. */
    void validate(Index index) {
        Relation parent = step.draft().relation(index.table());
        ObjectName name = new ObjectName(parent.name.schema(), index.name());
        boolean complete = step.catalog().childrenOf(parent).stream()
                .allMatch(child -> child.indexes.values().stream()
                        .anyMatch(part -> part.parent().filter(name::equals).isPresent()));
        if (complete && !index.valid()) {
            step.draft().addIndex(index.withValid(true));
        }
    }

    private void foreignKey(Constraints constraints, TableConstraint constraint, int partition) {
        Table table = step.draft().table(partition);
        for (TableConstraint own : table.constraints.values()) {
            if (own.kind() == ConstraintKind.FOREIGN_KEY
                    && !own.inherited()
                    && own.references() == constraint.references()
                    && own.columns().equals(constraint.columns())
                    && own.referencedColumns().equals(constraint.referencedColumns())) {
                step.draft().addConstraint(partition, own.withInherited(true));
                return;
            }
        }
        constraints.foreignOfPartition(table, constraint);
    }
}
