package dev.stopover.catalog.replay;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.PersistentMap;
import dev.stopover.catalog.Reference;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.Trigger;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.AttachPartition;
import dev.stopover.syntax.DetachPartition;
import dev.stopover.syntax.Inherit;
import dev.stopover.syntax.NoInherit;
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

    void inherit(Inherit action, int id) {
        step.table(action.parent(), false)
                .filter(parent -> step.draft().relation(id) instanceof Table)
                .filter(parent -> !isCircular(parent, step.draft().relation(id), action.parent()))
                .ifPresent(parent -> attach(parent.id(), id, Optional.empty(), false));
    }

    void noInherit(NoInherit action, int id) {
        step.table(action.parent(), false)
                .filter(parent -> step.draft().relation(id) instanceof Table)
                .ifPresent(parent -> detach(parent.id(), id));
    }

    void attach(AttachPartition action, int id) {
        Optional<Table> partition = step.table(action.partition(), false);
        if (partition.isPresent()
                && step.draft().relation(id) instanceof Table table
                && !isCircular(table, partition.get(), action.partition())) {
            attach(id, partition.get().id(), action.bound(), true);
        }
    }

    void detach(DetachPartition action, int id) {
        step.table(action.partition(), false)
                .filter(partition -> partition.parents().contains(id))
                .ifPresent(partition -> detach(id, partition.id()));
    }

    /** {@code ALTER INDEX … ATTACH PARTITION}. */
    void attachIndex(AlterTable alter) {
        Optional<Index> parent = Lookup.index(step.catalog(), step.session(), alter.table());
        for (AlterTableAction action : alter.actions()) {
            if (parent.isEmpty() || !(action instanceof AttachPartition attach)) {
                return;
            }
            ObjectName name = new ObjectName(
                    step.draft().relation(parent.get().table()).name().schema(),
                    parent.get().name());
            Lookup.index(step.catalog(), step.session(), attach.partition()).ifPresent(part -> {
                step.draft().addIndex(part.withParent(Optional.of(name)));
                if (parent.get().constraint().isPresent()) {
                    part.constraint()
                            .flatMap(constraint -> step.draft()
                                    .table(part.table())
                                    .constraints()
                                    .find(constraint))
                            .ifPresent(own -> step.draft().addConstraint(part.table(), own.inheritedOnly()));
                }
                validate(parent.get());
            });
        }
    }

    /** Gives a new partition what its parent has: indexes, foreign keys, row triggers. */
    void takeOver(int parent, int partition) {
        Table from = step.draft().table(parent);
        Constraints constraints = new Constraints(step);
        List<Index> indexes = new ArrayList<>(from.indexes().values());
        indexes.sort(Comparator.comparingInt(Index::number));
        for (Index index : indexes) {
            constraints.indexes().copyTo(partition, index, index.constraint().flatMap(from.constraints()::find));
        }
        for (TableConstraint constraint : from.constraints().values()) {
            if (constraint.kind() == ConstraintKind.FOREIGN_KEY) {
                constraints.foreignKeys().foreignOfPartition(step.draft().table(partition), constraint);
            }
        }
        for (Trigger trigger : from.triggers().values()) {
            if (trigger.forEachRow()) {
                new Triggers(step).copyTo(partition, trigger, parent);
            }
        }
    }

    /** Whether a table would come to be its own child, which is a failure. */
    boolean isCircular(Table parent, Relation child, Ranged place) {
        boolean circular = parent.id() == child.id()
                || step.catalog().descendantsOf(child).stream().anyMatch(each -> each.id() == parent.id());
        if (circular) {
            step.fail(place.range(), "42P07", "circular inheritance not allowed");
        }
        return circular;
    }

    /** {@code ATTACH PARTITION} and {@code INHERIT}. */
    void attach(int parent, int child, Optional<PartitionBound> bound, boolean partition) {
        Table from = step.draft().table(parent);
        Table before = step.draft().table(child);
        List<Integer> parents = new ArrayList<>(before.parents());
        parents.remove(Integer.valueOf(parent));
        parents.add(parent);
        step.draft().put(before.withParents(parents).withPartition(partition, bound));
        bound.ifPresent(known -> step.draft().put(step.draft().table(parent).withPart(child, known)));
        step.draft()
                .link(
                        new Dependant(child, Dependant.Part.CHILD, Integer.toString(parent)),
                        List.of(Reference.to(parent)));
        for (Column column : from.columns()) {
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
        for (TableConstraint constraint : from.constraints().values()) {
            if (constraint.kind() == ConstraintKind.CHECK) {
                step.draft()
                        .table(child)
                        .constraints()
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
        Table before = step.draft().table(child);
        List<Integer> parents = new ArrayList<>(before.parents());
        parents.remove(Integer.valueOf(parent));
        PersistentMap<String, TableConstraint> constraints = before.constraints();
        for (TableConstraint constraint : before.constraints().values()) {
            if (!hasCheck(others, constraint.name())) {
                constraints = constraints.with(
                        constraint.name(), constraint.withInherited(false).withLocal(true));
            }
        }
        PersistentMap<String, Index> indexes = before.indexes();
        for (Index index : before.indexes().values()) {
            indexes = indexes.with(index.name(), index.withParent(Optional.empty()));
        }
        Relation detached = before.withParents(parents)
                .withPartition(false, Optional.empty())
                .withConstraints(constraints)
                .withIndexes(indexes)
                .withColumns(before.columns().stream()
                        .map(column -> from.column(column.name()).isPresent() && !hasColumn(others, column.name())
                                ? column.withInherited(false).withLocal(true)
                                : column)
                        .toList());
        step.draft().put(detached);
        step.draft().unlink(new Dependant(child, Dependant.Part.CHILD, Integer.toString(parent)));
        for (Trigger trigger : detached.triggers().values()) {
            if (trigger.inherited()) {
                new Drops(step.draft()).trigger(child, trigger.name());
            }
        }
    }

    private List<Table> othersThan(int parent, int child) {
        List<Table> others = new ArrayList<>();
        for (int each : step.draft().table(child).parents()) {
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
                .anyMatch(table -> table.constraints()
                        .find(name)
                        .filter(check -> check.kind() == ConstraintKind.CHECK && !check.noInherit())
                        .isPresent());
    }

    /** An index of a partitioned table is valid once every partition has a valid part of it. */
    void validate(Index index) {
        Optional<Index> next = Optional.of(index);
        while (next.isPresent()) {
            next = validated(next.get());
        }
    }

    /** Whether an index is valid follows from its parts; what it is itself a part of is next. */
    private Optional<Index> validated(Index index) {
        Relation parent = step.draft().relation(index.table());
        ObjectName name = new ObjectName(parent.name().schema(), index.name());
        boolean complete = step.catalog().childrenOf(parent).stream()
                .allMatch(child -> child.isForeign()
                        || child.indexes().values().stream()
                                .anyMatch(part -> part.valid()
                                        && part.parent().filter(name::equals).isPresent()));
        if (complete == index.valid()) {
            return Optional.empty();
        }
        step.draft().addIndex(index.withValid(complete));
        return index.parent().flatMap(above -> step.catalog().index(above));
    }
}
