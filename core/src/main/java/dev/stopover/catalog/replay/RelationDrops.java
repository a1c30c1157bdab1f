package dev.stopover.catalog.replay;

import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.View;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Replays DROP of tables, views and sequences, refused where PostgreSQL refuses it without CASCADE. */
final class RelationDrops {

    /** What stands in the way of dropping a relation for certain: a foreign key, a view, a child. */
    private static final Set<Dependant.Part> OF_RELATIONS =
            EnumSet.of(Dependant.Part.CONSTRAINT, Dependant.Part.WHOLE, Dependant.Part.CHILD, Dependant.Part.POLICY);

    private static final Set<Dependant.Part> OF_SEQUENCES =
            EnumSet.of(Dependant.Part.CONSTRAINT, Dependant.Part.WHOLE, Dependant.Part.CHILD, Dependant.Part.DEFAULT);

    private final Step step;

    RelationDrops(Step step) {
        this.step = step;
    }

    /** All relations of a statement go at once, partitions with their table. */
    void drop(Drop drop) {
        Set<Integer> dropped = new TreeSet<>();
        List<Optional<Relation>> relations = new ArrayList<>();
        for (ObjectReference object : drop.objects()) {
            Optional<Relation> relation = step.find(object.name());
            relation.ifPresent(found -> addWithParts(found, dropped));
            relations.add(relation);
        }
        for (int i = 0; i < relations.size(); i++) {
            relation(drop, drop.objects().get(i), relations.get(i), dropped);
        }
    }

    /** Partitions go with their table. */
    private void addWithParts(Relation relation, Set<Integer> dropped) {
        Deque<Relation> open = new ArrayDeque<>(List.of(relation));
        while (!open.isEmpty()) {
            Relation next = open.remove();
            if (dropped.add(next.id())) {
                step.catalog().childrenOf(next).stream()
                        .filter(Table::isPartition)
                        .forEach(open::add);
            }
        }
    }

    private void relation(Drop drop, ObjectReference object, Optional<Relation> found, Set<Integer> dropped) {
        ObjectName target = step.target(object.name());
        String kind = drop.kind().toString().toLowerCase(Locale.ROOT);
        if (found.isEmpty()) {
            if (!drop.ifExists() && step.catalog().dropped(target).isPresent()) {
                step.fail(
                        object.range(),
                        "42P01",
                        "%s \"%s\" does not exist".formatted(kind, object.name().joined()),
                        step.catalog().dropped(target));
            }
            step.origin(object).ifPresent(origin -> step.draft().setDropped(target, origin));
            return;
        }
        Relation relation = found.get();
        if (relation.isKnown() && !isOfKind(relation, drop.kind())) {
            step.fail(
                    object.range(),
                    "42809",
                    "\"%s\" is not a %s".formatted(relation.name().name(), kind));
            return;
        }
        Drops drops = step.drops(object);
        if (!step.draft().exists(relation.id())) {
            return;
        }
        Set<Dependant.Part> parts = relation instanceof Sequence ? OF_SEQUENCES : OF_RELATIONS;
        if (new DropRefusals(step)
                .refuse(
                        drop,
                        object,
                        drops.blockers(relation.id(), dropped),
                        parts,
                        relation.name().name())) {
            return;
        }
        drops.relation(relation.id());
    }

    private static boolean isOfKind(Relation relation, ObjectKind kind) {
        return switch (kind) {
            case VIEW -> relation instanceof View view && !view.isMaterialized();
            case MATERIALIZED_VIEW -> relation instanceof View view && view.isMaterialized();
            case SEQUENCE -> relation instanceof Sequence;
            case FOREIGN_TABLE -> relation instanceof Table table && table.isForeign();
            default -> relation instanceof Table table && !table.isForeign();
        };
    }
}
