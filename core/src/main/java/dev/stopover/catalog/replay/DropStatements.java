package dev.stopover.catalog.replay;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.OtherObject;
import dev.stopover.catalog.PersistentMap;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.UserType;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Replays DROP of every kind of object, refused where PostgreSQL refuses it without CASCADE. */
final class DropStatements {

    private final Step step;

    DropStatements(Step step) {
        this.step = step;
    }

    /** All objects of a statement go at once: none stands in the way of another, and one may go with another. */
    void drop(Drop drop) {
        if (isRelation(drop.kind())) {
            new RelationDrops(step).drop(drop);
            return;
        }
        Set<Integer> dropped = new TreeSet<>();
        if (drop.kind() == ObjectKind.TYPE || drop.kind() == ObjectKind.DOMAIN) {
            drop.objects().forEach(object -> find(object).ifPresent(type -> dropped.add(type.id())));
        }
        for (ObjectReference object : drop.objects()) {
            new Absences(step).before(drop, object);
            drop(drop, object, dropped);
        }
    }

    private static boolean isRelation(ObjectKind kind) {
        return switch (kind) {
            case TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE, FOREIGN_TABLE -> true;
            default -> false;
        };
    }

    private void drop(Drop drop, ObjectReference object, Set<Integer> dropped) {
        String name = object.name().name();
        Catalog catalog = step.catalog();
        switch (drop.kind()) {
            case INDEX -> index(drop, object);
            case POLICY, TRIGGER, RULE -> part(drop, object);
            case TYPE, DOMAIN -> type(drop, object, dropped);
            case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE -> function(drop, object);
            case SCHEMA -> schema(drop, object, name);
            case EXTENSION -> {
                if (catalog.extensions().containsKey(name)) {
                    step.drops(drop).extension(name);
                }
            }
            case ROLE -> step.draft().removeRole(name);
            case PUBLICATION -> step.draft().removePublication(name);
            case EVENT_TRIGGER -> {
                step.draft().removeEventTrigger(name);
                step.draft().unlink(new Dependant(0, Dependant.Part.EVENT_TRIGGER, name));
            }
            default -> step.draft().removeOther(OtherObject.key(drop.kind(), new OtherObjects(step).name(object)));
        }
    }

    private void index(Drop drop, ObjectReference object) {
        Optional<Index> found = Lookup.index(step.catalog(), step.session(), object.name());
        if (found.isEmpty()) {
            new Absences(step).index(drop, object);
            return;
        }
        Index index = found.get();
        ObjectName name =
                new ObjectName(step.draft().relation(index.table()).name().schema(), index.name());
        if (index.constraint().isPresent() && drop.cascade().isEmpty()) {
            new DropRefusals(step).refuse(drop, object, index.name(), Optional.empty());
            return;
        }
        index.constraint()
                .ifPresentOrElse(
                        constraint -> step.drops(object).constraint(index.table(), constraint),
                        () -> step.drops(object).index(index.table(), index.name()));
        step.origin(object)
                .filter(origin -> step.certain())
                .ifPresent(origin -> step.draft().setDropped(name, origin));
    }

    private void part(Drop drop, ObjectReference object) {
        Optional<Relation> relation = object.table().flatMap(table -> step.relation(table, drop.ifExists()));
        if (relation.isEmpty()) {
            return;
        }
        Relation owner = relation.get();
        String name = object.name().name();
        boolean there = switch (drop.kind()) {
            case POLICY -> owner instanceof Table table && table.policies().containsKey(name);
            case TRIGGER -> owner.triggers().containsKey(name);
            default -> owner.rules().containsKey(name);
        };
        if (!there) {
            Aspect aspect = drop.kind() == ObjectKind.POLICY ? Aspect.POLICIES : Aspect.TRIGGERS;
            if (!drop.ifExists() && owner.isKnown() && !owner.isUncertain(aspect)) {
                step.fail(
                        object.name().range(),
                        "42704",
                        "%s \"%s\" for %s \"%s\" does not exist"
                                .formatted(
                                        drop.kind().toString().toLowerCase(Locale.ROOT),
                                        name,
                                        drop.kind() == ObjectKind.RULE ? "relation" : "table",
                                        owner.name().name()));
            }
            return;
        }
        Drops drops = step.drops(object);
        switch (drop.kind()) {
            case POLICY -> drops.policy(owner.id(), name);
            case TRIGGER -> drops.trigger(owner.id(), name);
            default -> drops.rule(owner.id(), name);
        }
    }

    private Optional<UserType> find(ObjectReference type) {
        return Lookup.type(
                step.catalog(),
                step.session(),
                type.name().schema(),
                type.name().name());
    }

    private void type(Drop drop, ObjectReference object, Set<Integer> dropped) {
        Optional<UserType> found = find(object);
        if (found.isEmpty()) {
            return;
        }
        Drops drops = step.drops(object);
        Set<Dependant.Part> parts = EnumSet.of(Dependant.Part.COLUMN);
        if (new DropRefusals(step)
                .refuse(
                        drop,
                        object,
                        drops.blockers(found.get().id(), dropped),
                        parts,
                        found.get().name().name())) {
            return;
        }
        drops.type(found.get());
    }

    private void function(Drop drop, ObjectReference object) {
        for (Function function : new Routines(step).named(object)) {
            Drops drops = step.drops(object);
            String name = function.name().name() + function.signature();
            Set<Dependant.Part> parts = EnumSet.of(Dependant.Part.TRIGGER);
            if (new DropRefusals(step).refuse(drop, object, drops.blockers(function.id(), Set.of()), parts, name)) {
                return;
            }
            drops.function(function);
        }
    }

    private void schema(Drop drop, ObjectReference object, String name) {
        if (!step.catalog().schemas().containsKey(name)) {
            return;
        }
        if (drop.cascade().isEmpty() && !isEmpty(name)) {
            new DropRefusals(step).refuse(drop, object, name, Optional.empty());
            return;
        }
        step.drops(object).schema(name);
    }

    private boolean isEmpty(String schema) {
        ObjectName first = new ObjectName(schema, "");
        return startsElsewhere(step.catalog().relationNames(), first)
                && startsElsewhere(step.catalog().functionNames(), first)
                && startsElsewhere(step.catalog().typeNames(), first);
    }

    private static boolean startsElsewhere(PersistentMap<ObjectName, ?> names, ObjectName first) {
        for (var entry : names.from(first)) {
            return !entry.getKey().schema().equals(first.schema());
        }
        return true;
    }
}
