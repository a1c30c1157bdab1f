package dev.stopover.catalog.effect;

import dev.stopover.catalog.Index;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.LockMode;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.Privileges;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Rename;
import java.util.Optional;

/** What DROP, RENAME, another owner or schema, comments and privileges do to relations. */
final class ObjectEffects {

    private final Situation situation;
    private final Touches touches;

    ObjectEffects(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void drop(Drop drop) {
        switch (drop.kind()) {
            case INDEX -> new IndexEffects(situation, touches).drop(drop);
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE -> {
                drop.objects().stream()
                        .filter(object ->
                                situation.before().relation(object.name()).isEmpty())
                        .forEach(object ->
                                touches.lockUnknown(object.name(), kind(drop.kind()), LockMode.ACCESS_EXCLUSIVE));
                drop.objects()
                        .forEach(object -> situation
                                .before()
                                .relation(object.name())
                                .ifPresent(relation -> touches.lock(relation, LockMode.ACCESS_EXCLUSIVE)));
                new Removals(situation, touches).lock();
            }
            case POLICY, TRIGGER, RULE -> {
                drop.objects().forEach(this::dropPart);
                drop.objects().stream()
                        .flatMap(part -> part.table().stream())
                        .flatMap(table -> situation.before().relation(table).stream())
                        .forEach(new Removals(situation, touches)::lockIfChanged);
            }
            case STATISTICS -> drop.objects().forEach(this::dropStatistics);
            case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE, TYPE, DOMAIN, SCHEMA, EXTENSION -> {
                drop.objects().stream()
                        .filter(object -> !isThere(drop.kind(), object.name()))
                        .forEach(object -> touches.unknown(
                                drop.kind() + " " + object.name().joined()));
                new Removals(situation, touches).lock();
            }
            default -> new Removals(situation, touches).lock();
        }
    }

    private boolean isThere(ObjectKind kind, QualifiedName name) {
        return switch (kind) {
            case TYPE, DOMAIN -> situation.before().type(name).isPresent();
            case SCHEMA -> situation.catalog().schemas().containsKey(name.name());
            case EXTENSION -> situation.catalog().extensions().containsKey(name.name());
            default -> !situation.before().functions(name).isEmpty();
        };
    }

    /** A part of a relation that is not there is passed over without a lock. */
    private void dropPart(ObjectReference part) {
        Optional<Relation> relation = part.table().flatMap(situation.before()::relation);
        if (relation.isEmpty() || !relation.get().isKnown()) {
            part.table().ifPresent(table -> touches.lock(table, LockMode.ACCESS_EXCLUSIVE));
        }
    }

    private void dropStatistics(ObjectReference statistics) {
        situation.catalog().others().stream()
                .filter(other -> other.kind() == ObjectKind.STATISTICS)
                .filter(other -> other.name().equals(statistics.name().name())
                        || other.name().endsWith("." + statistics.name().name()))
                .flatMap(other -> situation.catalog().relation(other.table()).stream())
                .forEach(table -> touches.lock(table, LockMode.SHARE_UPDATE_EXCLUSIVE));
    }

    private static RelationKind kind(ObjectKind kind) {
        return switch (kind) {
            case VIEW -> RelationKind.VIEW;
            case MATERIALIZED_VIEW -> RelationKind.MATERIALIZED_VIEW;
            case SEQUENCE -> RelationKind.SEQUENCE;
            case INDEX -> RelationKind.INDEX;
            default -> RelationKind.TABLE;
        };
    }

    void rename(Rename rename) {
        ObjectReference object = rename.object();
        switch (rename.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE, INDEX -> {
                Optional<Index> index = situation.before().index(object.name());
                if (index.isPresent()) {
                    new IndexEffects(situation, touches).rename(index.get(), rename.kind() == ObjectKind.INDEX);
                } else if (situation.before().relation(object.name()).isPresent()) {
                    touches.lock(object.name(), LockMode.ACCESS_EXCLUSIVE);
                } else {
                    touches.lockUnknown(object.name(), kind(rename.kind()), LockMode.ACCESS_EXCLUSIVE);
                }
            }
            case COLUMN -> {
                Optional<Relation> relation =
                        object.table().flatMap(table -> touches.lock(table, LockMode.ACCESS_EXCLUSIVE));
                if (relation.isPresent() && relation.get() instanceof Table table) {
                    situation.descendants(table).forEach(below -> touches.lock(below, LockMode.ACCESS_EXCLUSIVE));
                }
            }
            case CONSTRAINT, TRIGGER, POLICY, RULE ->
                object.table().ifPresent(table -> touches.lock(table, LockMode.ACCESS_EXCLUSIVE));
            default -> {}
        }
    }

    /** Another owner or schema, for the sequences of a table too. */
    void move(ObjectReference object) {
        Optional<Relation> relation = touches.lock(object.name(), LockMode.ACCESS_EXCLUSIVE);
        relation.ifPresent(known -> situation
                .catalog()
                .sequencesOf(known)
                .forEach(sequence -> touches.lock(sequence, LockMode.ACCESS_EXCLUSIVE)));
    }

    /** A comment or a label. */
    void describe(ObjectReference object) {
        switch (object.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE ->
                touches.lock(object.name(), LockMode.SHARE_UPDATE_EXCLUSIVE);
            case COLUMN -> object.table().ifPresent(table -> touches.lock(table, LockMode.SHARE_UPDATE_EXCLUSIVE));
            case CONSTRAINT, TRIGGER, POLICY, RULE ->
                object.table().ifPresent(table -> touches.lock(table, LockMode.ACCESS_SHARE));
            case INDEX ->
                situation
                        .before()
                        .index(object.name())
                        .ifPresent(index -> situation
                                .catalog()
                                .relation(index.table())
                                .ifPresent(table -> touches.lock(table, index, LockMode.SHARE_UPDATE_EXCLUSIVE)));
            default -> {}
        }
    }

    /** From 18 on a relation is kept from being dropped meanwhile. */
    void grant(Privileges privileges) {
        boolean relations = privileges.on() == ObjectKind.TABLE || privileges.on() == ObjectKind.SEQUENCE;
        if (situation.major() >= 18 && relations && !privileges.allInSchema()) {
            privileges.objects().forEach(object -> touches.lock(object.name(), LockMode.ACCESS_SHARE));
        }
    }
}
