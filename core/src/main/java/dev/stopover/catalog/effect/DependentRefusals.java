package dev.stopover.catalog.effect;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.BuiltIn;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.ForeignKey;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.UserType;
import dev.stopover.syntax.AlterDomain;
import dev.stopover.syntax.CheckConstraint;
import dev.stopover.syntax.DomainAction;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.ObjectReference;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL refuses to drop or to change because something depends on it, beyond what the replay finds out. */
final class DependentRefusals {

    private static final String DEPENDENT = "2BP01";

    private final Situation situation;
    private final Touches touches;

    DependentRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void drop(Drop drop) {
        if (drop.cascade().isPresent()) {
            return;
        }
        Set<Integer> dropped = new HashSet<>();
        for (ObjectReference object : drop.objects()) {
            situation.before().relation(object.name()).ifPresent(relation -> dropped.add(relation.id()));
            situation.before().type(object.name()).ifPresent(type -> dropped.add(type.id()));
        }
        for (ObjectReference object : drop.objects()) {
            touches.at(object);
            switch (drop.kind()) {
                case TABLE -> situation.before().table(object.name()).ifPresent(table -> partition(table, dropped));
                case TYPE, DOMAIN ->
                    situation
                            .before()
                            .type(object.name())
                            .ifPresent(type ->
                                    whole(type.id(), "type " + type.name().name(), dropped));
                case FUNCTION, PROCEDURE, ROUTINE -> function(object);
                default -> {}
            }
        }
    }

    /** A key that refers to a partitioned table refers to each of its partitions. */
    private void partition(Table table, Set<Integer> dropped) {
        Set<Integer> seen = new HashSet<>();
        Optional<Table> part = Optional.of(table).filter(Table::isPartition);
        while (part.isPresent() && seen.add(part.get().id())) {
            Optional<Table> above = part.get().parents().stream().findFirst().flatMap(situation.catalog()::table);
            for (ForeignKey key : above.map(situation.catalog()::foreignKeysTo).orElse(List.of())) {
                boolean stays = !dropped.contains(key.table().id())
                        && !dropped.contains(above.get().id());
                if (stays && isCertain(key.table())) {
                    touches.refuse(
                            DEPENDENT,
                            "cannot drop table %s because other objects depend on it"
                                    .formatted(table.name().name()));
                }
            }
            part = above.filter(Table::isPartition);
        }
    }

    /** A function, a view, a table or another type that is made with what is dropped. */
    private void whole(int id, String name, Set<Integer> dropped) {
        for (Dependant dependant : situation.catalog().dependantsOf(id)) {
            boolean stays = dependant.part() == Dependant.Part.WHOLE
                    && !dropped.contains(dependant.object())
                    && dependant.object() != id;
            if (stays && isCertain(dependant.object())) {
                touches.refuse(DEPENDENT, "cannot drop %s because other objects depend on it".formatted(name));
            }
        }
    }

    private boolean isCertain(int object) {
        Optional<Function> function = situation.catalog().function(object);
        Optional<UserType> type = situation.catalog().type(object);
        Optional<Relation> relation = situation.catalog().relation(object);
        return function.filter(found -> found.knowledge() == Knowledge.KNOWN).isPresent()
                || type.filter(found -> found.knowledge() == Knowledge.KNOWN).isPresent()
                || relation.filter(DependentRefusals::isCertain).isPresent();
    }

    private static boolean isCertain(Relation relation) {
        return relation.knowledge() == Knowledge.KNOWN && !relation.isUncertain(Aspect.EXISTENCE);
    }

    /** A function that nothing else is named like, so that what calls it calls no other. */
    private void function(ObjectReference object) {
        Optional<Function> only =
                situation.before().onlyFunction(object.name()).filter(found -> found.knowledge() == Knowledge.KNOWN);
        if (only.isEmpty() || BuiltIn.volatility(object.name().name()).isPresent()) {
            return;
        }
        Function function = only.get();
        String message = "cannot drop function %s because other objects depend on it"
                .formatted(function.name().name() + function.signature());
        for (Dependant dependant : situation.catalog().dependantsOf(function.id())) {
            boolean used = switch (dependant.part()) {
                case WHOLE, CONSTRAINT -> isCertain(dependant.object());
                case INDEX ->
                    situation
                            .catalog()
                            .relation(dependant.object())
                            .filter(relation -> isCertain(relation) && !relation.isUncertain(Aspect.INDEXES))
                            .isPresent();
                case POLICY ->
                    situation
                            .catalog()
                            .relation(dependant.object())
                            .filter(relation -> isCertain(relation) && !relation.isUncertain(Aspect.POLICIES))
                            .isPresent();
                default -> false;
            };
            if (used) {
                touches.refuse(DEPENDENT, message);
            }
        }
    }

    /** A new constraint of a domain is checked in columns of it alone, not in what else holds its values. */
    void alter(AlterDomain alter) {
        boolean checks = alter.action() == DomainAction.SET_NOT_NULL
                || alter.action() == DomainAction.ADD_CONSTRAINT
                        && alter.constraint()
                                .filter(constraint ->
                                        !(constraint instanceof CheckConstraint check) || !check.notValid())
                                .isPresent();
        Optional<UserType> domain = situation.before().type(alter.domain());
        if (!checks || domain.isEmpty() || domain.get().kind() != UserType.Kind.DOMAIN) {
            return;
        }
        touches.at(alter.domain());
        new TypeUses(situation)
                .column(domain.get().id(), false)
                .ifPresent(column -> touches.refuse(
                        "0A000",
                        "cannot alter type \"%s\" because column \"%s\" uses it"
                                .formatted(domain.get().name().name(), column)));
    }
}
