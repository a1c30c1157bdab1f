package dev.stopover.catalog.replay;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.CatalogDraft;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.Commented;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Origin;
import dev.stopover.catalog.Reference;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.Trigger;
import dev.stopover.catalog.UserType;
import dev.stopover.syntax.ObjectKind;
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

    void later(Runnable drop) {
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
        later(() -> new ColumnDrops(this, draft).drop(id, name, only));
    }

    /** A constraint, with its index and the foreign keys that rest on it, here and in children that inherit it. */
    void constraint(int id, String name) {
        constraint(id, name, false);
    }

    /** A constraint; children keep it as their own where ONLY says so, or where they or other parents define it. */
    void constraint(int id, String name, boolean only) {
        later(() -> new ConstraintDrops(this, draft).drop(id, name, only));
    }

    /** An index, with the parts of it that partitions have. */
    void index(int relation, String name) {
        later(() -> new ConstraintDrops(this, draft).dropIndex(relation, name));
    }

    /** A policy. */
    void policy(int table, String name) {
        Table before = draft.table(table);
        draft.put(before.withPolicies(before.policies().without(name)));
        draft.unlink(new Dependant(table, Dependant.Part.POLICY, name));
        draft.forget(Commented.part(table, ObjectKind.POLICY, name));
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
        draft.forget(Commented.part(relation, ObjectKind.TRIGGER, name));
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
        draft.forget(Commented.part(relation, ObjectKind.RULE, name));
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

    void drop(Dependant dependant, int object) {
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
}
