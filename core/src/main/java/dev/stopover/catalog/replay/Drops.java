package dev.stopover.catalog.replay;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.CatalogDraft;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.ForeignKey;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Origin;
import dev.stopover.catalog.Reference;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.Trigger;
import dev.stopover.catalog.UserType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Drops objects with all that depends on them, as PostgreSQL drops with CASCADE. */
final class Drops {

    private final CatalogDraft draft;

    private final Catalog catalog;

    private final Optional<Origin> origin;

    /**
     * What is still to be dropped. What depends on an object goes after it, not within the drop of it: chains are as long
     * as their author likes, and a view can come to read itself.
     */
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    private boolean dropping;

    Drops(CatalogDraft draft) {
        this(draft, Optional.empty());
    }

    Drops(CatalogDraft draft, Optional<Origin> origin) {
        this.draft = draft;
        this.catalog = draft.catalog();
        this.origin = origin;
    }

    private void later(Runnable drop) {
        waiting.add(drop);
        if (dropping) {
            return;
        }
        dropping = true;
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
        dropping = false;
    }

    /** A table, view or sequence. */
    void relation(int id) {
        later(() -> dropRelation(id));
    }

    private void dropRelation(int id) {
        if (!draft.exists(id)) {
            return;
        }
        Relation relation = draft.relation(id);
        catalog.sequencesOf(relation).forEach(sequence -> relation(sequence.id()));
        dependants(id);
        new SchemaDrops(this, draft).publications(id);
        new SchemaDrops(this, draft).others(id);
        draft.remove(id, origin);
    }

    /** A column, with the indexes and constraints it is part of, here and in children that inherit it. */
    void column(int id, String name) {
        column(id, name, false);
    }

    /** A column; children keep it as their own where ONLY says so, or where they or other parents define it. */
    void column(int id, String name, boolean only) {
        later(() -> dropColumn(id, name, only));
    }

    private void dropColumn(int id, String name, boolean only) {
        Optional<Column> found = catalog.relation(id).flatMap(relation -> relation.column(name));
        if (found.isEmpty()) {
            return;
        }
        Column column = found.get();
        if (isPartitionKey(id, name)) {
            relation(id);
            return;
        }
        for (Dependant dependant : catalog.dependantsOf(new Reference(id, column.number()))) {
            later(() -> drop(dependant, id));
        }
        if (draft.relation(id) instanceof Table table) {
            for (TableConstraint constraint : table.constraints().values()) {
                if (constraint.columns().contains(name)) {
                    constraint(id, constraint.name());
                }
            }
            for (Table child : catalog.childrenOf(table)) {
                child.column(name)
                        .filter(Column::inherited)
                        .ifPresent(inherited -> inheritedColumn(id, child, inherited, only));
            }
        }
        for (Index index : draft.relation(id).indexes().values()) {
            if (index.uses().contains(name)) {
                index(id, index.name());
            }
        }
        draft.removeColumn(id, column);
    }

    /** Whether a table is partitioned by a column, so that it cannot be without it: it goes with the column's type. */
    private boolean isPartitionKey(int id, String name) {
        return catalog.table(id).flatMap(Table::partitionKey).stream()
                .flatMap(key -> key.columns().stream())
                .flatMap(part -> part.column().stream())
                .anyMatch(part -> part.value().equals(name));
    }

    private void inheritedColumn(int parent, Table child, Column column, boolean only) {
        boolean elsewhere = child.parents().stream()
                .filter(each -> each != parent)
                .anyMatch(each -> catalog.table(each)
                        .flatMap(other -> other.column(column.name()))
                        .isPresent());
        if (elsewhere) {
            draft.putColumn(child.id(), column.withLocal(column.local() || only));
        } else if (column.local() || only) {
            draft.putColumn(child.id(), column.withInherited(false).withLocal(true));
        } else {
            column(child.id(), column.name(), false);
        }
    }

    /** A constraint, with its index and the foreign keys that rest on it, here and in children that inherit it. */
    void constraint(int id, String name) {
        constraint(id, name, false);
    }

    /** A constraint; children keep it as their own where ONLY says so, or where they or other parents define it. */
    void constraint(int id, String name, boolean only) {
        later(() -> dropConstraint(id, name, only));
    }

    private void dropConstraint(int id, String name, boolean only) {
        Optional<Table> of = catalog.table(id);
        Optional<TableConstraint> found = of.flatMap(each -> each.constraints().find(name));
        if (found.isEmpty()) {
            return;
        }
        Table table = of.get();
        TableConstraint constraint = found.get();
        if (constraint.kind() == ConstraintKind.PRIMARY_KEY || constraint.kind() == ConstraintKind.UNIQUE) {
            for (ForeignKey key : catalog.foreignKeysTo(table)) {
                if (restsOn(key.constraint(), constraint, table)) {
                    constraint(key.table().id(), key.constraint().name());
                }
            }
        }
        draft.removeConstraint(id, name);
        if (constraint.hasIndex()) {
            index(id, name);
        }
        if (!constraint.hasIndex()) {
            for (Table child : catalog.childrenOf(table)) {
                inheritedConstraint(id, child, constraint, only);
            }
        }
    }

    /** An index, with the parts of it that partitions have. */
    void index(int relation, String name) {
        later(() -> dropIndex(relation, name));
    }

    private void dropIndex(int relation, String name) {
        if (catalog.relation(relation)
                .filter(found -> found.indexes().containsKey(name))
                .isEmpty()) {
            return;
        }
        ObjectName full = new ObjectName(draft.relation(relation).name().schema(), name);
        draft.removeIndex(relation, name);
        for (Table child : catalog.childrenOf(draft.relation(relation))) {
            for (Index part : child.indexes().values()) {
                if (part.parent().filter(full::equals).isPresent()) {
                    Optional<String> upheld = part.constraint().filter(child.constraints()::containsKey);
                    if (upheld.isPresent()) {
                        constraint(child.id(), upheld.get());
                    } else {
                        index(child.id(), part.name());
                    }
                }
            }
        }
    }

    /** A policy. */
    void policy(int table, String name) {
        Table before = draft.table(table);
        draft.put(before.withPolicies(before.policies().without(name)));
        draft.unlink(new Dependant(table, Dependant.Part.POLICY, name));
    }

    /** A trigger, with the copies of it that partitions have. */
    void trigger(int relation, String name) {
        later(() -> dropTrigger(relation, name));
    }

    private void dropTrigger(int relation, String name) {
        if (!draft.exists(relation)) {
            return;
        }
        Relation before = draft.relation(relation);
        draft.put(before.withTriggers(before.triggers().without(name)));
        draft.unlink(new Dependant(relation, Dependant.Part.TRIGGER, name));
        for (Table child : catalog.childrenOf(before)) {
            if (child.triggers().find(name).filter(Trigger::inherited).isPresent()) {
                trigger(child.id(), name);
            }
        }
    }

    /** A rewrite rule. */
    void rule(int relation, String name) {
        Relation before = draft.relation(relation);
        draft.put(before.withRules(before.rules().without(name)));
        draft.unlink(new Dependant(relation, Dependant.Part.RULE, name));
    }

    /** A type. */
    void type(UserType type) {
        later(() -> dropType(type));
    }

    private void dropType(UserType type) {
        dependants(type.id());
        catalog.type(type.id()).ifPresent(left -> {
            left.constraints()
                    .keySet()
                    .forEach(name -> draft.countConstraint(left.name().schema(), name, -1));
            draft.remove(left);
        });
    }

    /** A function. */
    void function(Function function) {
        later(() -> dropFunction(function));
    }

    private void dropFunction(Function function) {
        dependants(function.id());
        catalog.function(function.id()).ifPresent(draft::remove);
    }

    /** A schema with all that is in it. */
    void schema(String name) {
        new SchemaDrops(this, draft).schema(name);
    }

    /** An extension with all that it brought. */
    void extension(String name) {
        new SchemaDrops(this, draft).extension(name);
    }

    /** What stands in the way of dropping an object without CASCADE, apart from what is dropped with it. */
    List<Dependant> blockers(int object, Set<Integer> dropped) {
        List<Dependant> blockers = new ArrayList<>();
        for (Dependant dependant : catalog.dependantsOf(object)) {
            boolean own = dependant.object() == object || dropped.contains(dependant.object());
            boolean automatic = dependant.part() == Dependant.Part.OWNED
                    || dependant.part() == Dependant.Part.CHILD
                            && catalog.table(dependant.object())
                                    .filter(Table::isPartition)
                                    .isPresent();
            if (!own && !automatic) {
                blockers.add(dependant);
            }
        }
        return blockers;
    }

    /** What stands in the way of dropping a column without CASCADE. */
    List<Dependant> blockers(int relation, Column column) {
        return catalog.dependantsOf(new Reference(relation, column.number())).stream()
                .filter(dependant -> dependant.part() != Dependant.Part.OWNED)
                .filter(dependant -> dependant.object() != relation
                        || dependant.part() == Dependant.Part.POLICY
                        || dependant.part() == Dependant.Part.DEFAULT && dependant.columnNumber() != column.number())
                .toList();
    }

    private void dependants(int object) {
        for (Dependant dependant : catalog.dependantsOf(object)) {
            later(() -> drop(dependant, object));
        }
    }

    private void drop(Dependant dependant, int object) {
        if (dependant.part() == Dependant.Part.EVENT_TRIGGER) {
            draft.removeEventTrigger(dependant.name());
            draft.unlink(dependant);
            return;
        }
        if (!catalog.references().containsKey(dependant)) {
            return;
        }
        int id = dependant.object();
        switch (dependant.part()) {
            case WHOLE -> whole(id);
            case OWNED, CHILD -> relation(id);
            case COLUMN -> column(dependant);
            case DEFAULT -> defaultOf(dependant);
            case CONSTRAINT -> constraintOf(dependant);
            case INDEX -> index(id, dependant.name());
            case POLICY -> policy(id, dependant.name());
            case TRIGGER -> trigger(id, dependant.name());
            case RULE -> rule(id, dependant.name());
            default -> throw new IllegalStateException(dependant + " of " + object);
        }
    }

    private void whole(int id) {
        if (draft.exists(id)) {
            relation(id);
        } else if (catalog.type(id).isPresent()) {
            type(catalog.type(id).get());
        } else {
            catalog.function(id).ifPresent(this::function);
        }
    }

    private void column(Dependant dependant) {
        int id = dependant.object();
        if (draft.exists(id)) {
            draft.relation(id).column(dependant.columnNumber()).ifPresent(column -> column(id, column.name()));
            return;
        }
        catalog.type(id).ifPresent(type -> {
            draft.put(type.withAttributes(type.attributes().stream()
                    .filter(attribute -> attribute.number() != dependant.columnNumber())
                    .toList()));
            draft.unlink(dependant);
        });
    }

    /** The default of a column goes, and a column that is computed goes with what it is computed from. */
    private void defaultOf(Dependant dependant) {
        int id = dependant.object();
        Optional<Column> column = draft.relation(id).column(dependant.columnNumber());
        draft.unlink(dependant);
        if (column.isEmpty()) {
            return;
        }
        if (column.get().generated().isPresent()) {
            column(id, column.get().name());
        } else {
            draft.putColumn(id, column.get().withDefault(Optional.empty()));
        }
    }

    private void constraintOf(Dependant dependant) {
        int id = dependant.object();
        if (draft.exists(id)) {
            constraint(id, dependant.name());
        } else {
            draft.unlink(dependant);
        }
    }

    private void inheritedConstraint(int parent, Table child, TableConstraint dropped, boolean only) {
        for (TableConstraint constraint : child.constraints().values()) {
            boolean same = constraint.inherited()
                    && constraint.kind() == dropped.kind()
                    && (constraint.name().equals(dropped.name())
                            || dropped.kind() == ConstraintKind.FOREIGN_KEY
                                    && constraint.references() == dropped.references()
                                    && constraint.columns().equals(dropped.columns()));
            if (same) {
                boolean kept = constraint.local() || only;
                boolean elsewhere = constraint.kind() == ConstraintKind.CHECK
                        && child.parents().stream()
                                .filter(each -> each != parent)
                                .flatMap(each -> catalog.table(each).stream())
                                .anyMatch(other -> other.constraints().containsKey(constraint.name()));
                if (elsewhere || kept) {
                    draft.addConstraint(
                            child.id(), constraint.withInherited(elsewhere).withLocal(kept));
                } else {
                    constraint(child.id(), constraint.name(), false);
                }
                return;
            }
        }
    }

    private static boolean restsOn(TableConstraint key, TableConstraint unique, Table table) {
        List<String> referenced = key.referencedColumns().isEmpty()
                ? table.primaryKey().map(TableConstraint::columns).orElse(List.of())
                : key.referencedColumns();
        return Set.copyOf(referenced).equals(Set.copyOf(unique.columns()))
                && table.constraints().values().stream()
                                .filter(other -> other.hasIndex()
                                        && Set.copyOf(other.columns()).equals(Set.copyOf(unique.columns())))
                                .count()
                        == 1;
    }
}
