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
                constraints.foreignOfPartition(step.draft().table(partition), constraint);
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
                            .putColumn(
                                    child,
                                    own.withInherited(true)
                                            .withLocal(!partition)
                                            .withNotNull(own.notNull() || column.notNull())));
        }
        for (TableConstraint constraint : from.constraints.values()) {
            if (constraint.kind() == ConstraintKind.CHECK) {
                step.draft()
                        .table(child)
                        .constraints
                        .find(constraint.name())
                        .ifPresent(own -> step.draft()
                                .addConstraint(child, own.withInherited(true).withLocal(!partition)));
            }
        }
        if (partition) {
            takeOver(parent, child);
        }
    }

    /** {@code DETACH PARTITION} and {@code NO INHERIT}: what no other parent hands down is the child's own. */
    void detach(int parent, int child) {
        Table from = step.draft().table(parent);
        List<Table> others = othersThan(parent, child);
        Table detached = step.draft().table(child).with(changed -> {
            List<Integer> parents = new ArrayList<>(changed.parents);
            parents.remove(Integer.valueOf(parent));
            changed.parents = List.copyOf(parents);
            changed.partition = false;
            changed.partitionBound = Optional.empty();
            changed.columns = changed.columns.stream()
                    .map(column -> from.column(column.name()).isPresent() && !hasColumn(others, column.name())
                            ? column.withInherited(false).withLocal(true)
                            : column)
                    .toList();
            for (TableConstraint constraint : changed.constraints.values()) {
                if (!hasCheck(others, constraint.name())) {
                    changed.constraints = changed.constraints.with(
                            constraint.name(), constraint.withInherited(false).withLocal(true));
                }
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

    private List<Table> othersThan(int parent, int child) {
        List<Table> others = new ArrayList<>();
        for (int each : step.draft().table(child).parents) {
            if (each != parent) {
                others.add(step.draft().table(each));
            }
        }
        return others;
    }

    private static boolean hasColumn(List<Table> tables, String column) {
        return tables.stream().anyMatch(table -> table.column(column).isPresent());
    }

    private static boolean hasCheck(List<Table> tables, String name) {
        return tables.stream()
                .anyMatch(table -> table.constraints
                        .find(name)
                        .filter(check -> check.kind() == ConstraintKind.CHECK && !check.noInherit())
                        .isPresent());
    }

    /** An index of a partitioned table is valid once every partition has a valid part of it. */
    void validate(Index index) {
        Relation parent = step.draft().relation(index.table());
        ObjectName name = new ObjectName(parent.name.schema(), index.name());
        boolean complete = step.catalog().childrenOf(parent).stream()
                .allMatch(child -> child.foreign
                        || child.indexes.values().stream()
                                .anyMatch(part -> part.valid()
                                        && part.parent().filter(name::equals).isPresent()));
        if (complete == index.valid()) {
            return;
        }
        step.draft().addIndex(index.withValid(complete));
        index.parent().flatMap(above -> step.catalog().index(above)).ifPresent(this::validate);
    }
}
