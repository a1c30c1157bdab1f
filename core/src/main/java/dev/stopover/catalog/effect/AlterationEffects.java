package dev.stopover.catalog.effect;

import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.UserType;
import dev.stopover.catalog.View;
import dev.stopover.syntax.AlterDomain;
import dev.stopover.syntax.AlterSequence;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.CheckConstraint;
import dev.stopover.syntax.LockMode;
import dev.stopover.syntax.NotNullConstraint;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.SequenceOptions;
import dev.stopover.syntax.SetLogged;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What ALTER of relations and types does to the relations that are there. */
final class AlterationEffects {

    private final Situation situation;
    private final Touches touches;

    AlterationEffects(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void alter(AlterTable alter) {
        switch (alter.kind()) {
            case TYPE -> alterType(alter);
            case SEQUENCE -> alterSequence(alter);
            case VIEW -> touches.lock(alter.table(), LockMode.ACCESS_EXCLUSIVE);
            default -> alterTable(alter);
        }
    }

    void alter(AlterSequence alter) {
        Optional<Relation> sequence = situation.before().relation(alter.sequence());
        if (sequence.isEmpty()) {
            touches.lockUnknown(alter.sequence(), RelationKind.SEQUENCE, LockMode.SHARE_ROW_EXCLUSIVE);
            return;
        }
        SequenceOptions options = alter.options();
        touches.lock(sequence.get(), LockMode.SHARE_ROW_EXCLUSIVE);
        boolean onlyOwned = options.ownedBy().isPresent()
                && options.type().isEmpty()
                && options.start().isEmpty()
                && options.increment().isEmpty()
                && !options.restart();
        touches.renew(sequence.get(), onlyOwned ? Truth.NO : Truth.YES);
        new DefinitionEffects(situation, touches).own(options);
    }

    void alter(AlterDomain alter) {
        Optional<UserType> domain = situation.before().type(alter.domain());
        boolean checks = switch (alter.action()) {
            case SET_NOT_NULL, VALIDATE_CONSTRAINT -> true;
            case ADD_CONSTRAINT ->
                alter.constraint()
                        .filter(constraint -> constraint instanceof CheckConstraint check && !check.notValid()
                                || constraint instanceof NotNullConstraint)
                        .isPresent();
            default -> false;
        };
        if (!checks) {
            return;
        }
        if (domain.isEmpty()) {
            touches.unknown(alter.domain().joined());
        }
        domain.ifPresent(this::checkValues);
    }

    private void alterTable(AlterTable alter) {
        Optional<Index> index = situation.before().index(alter.table());
        if (index.isPresent()) {
            new IndexEffects(situation, touches).alter(alter, index.get());
        } else if (alter.kind() == ObjectKind.INDEX) {
            touches.lockUnknown(alter.table(), RelationKind.INDEX, LockMode.SHARE_UPDATE_EXCLUSIVE);
        } else {
            Optional<View> view = situation.before().view(alter.table());
            if (view.isPresent() && !view.get().isMaterialized()) {
                touches.lock(view.get(), LockMode.ACCESS_EXCLUSIVE);
            } else {
                new TableEffects(situation, touches, alter).find();
            }
        }
    }

    /** Tables that were made of the type follow it. */
    private void alterType(AlterTable alter) {
        situation.before().type(alter.table()).stream()
                .flatMap(type -> situation.catalog().dependantsOf(type.id()).stream())
                .filter(dependant -> dependant.part() == Dependant.Part.WHOLE)
                .flatMap(dependant -> situation.catalog().table(dependant.object()).stream())
                .forEach(table -> touches.lock(table, LockMode.ACCESS_EXCLUSIVE));
    }

    private void alterSequence(AlterTable alter) {
        Optional<Relation> sequence = situation.before().relation(alter.table());
        sequence.ifPresentOrElse(
                known -> {
                    touches.lock(known, LockMode.ACCESS_EXCLUSIVE);
                    boolean logged = alter.actions().stream().anyMatch(SetLogged.class::isInstance);
                    touches.renew(known, Truth.of(logged));
                },
                () -> touches.lockUnknown(alter.table(), RelationKind.SEQUENCE, LockMode.ACCESS_EXCLUSIVE));
    }

    /** The columns of a domain are checked, and those of the domains over it. */
    private void checkValues(UserType narrowed) {
        Set<Integer> seen = new HashSet<>();
        Deque<UserType> open = new ArrayDeque<>(List.of(narrowed));
        while (!open.isEmpty()) {
            UserType domain = open.remove();
            if (seen.add(domain.id())) {
                checkColumns(domain);
                for (Dependant dependant : situation.catalog().dependantsOf(domain.id())) {
                    situation
                            .catalog()
                            .type(dependant.object())
                            .filter(type -> type.base()
                                    .filter(base -> base.id() == domain.id())
                                    .isPresent())
                            .ifPresent(open::add);
                }
            }
        }
    }

    private void checkColumns(UserType domain) {
        situation.catalog().tablesUsing(domain).forEach(table -> {
            touches.lock(table, LockMode.SHARE);
            touches.scan(table, Truth.YES);
        });
        touches.risk("a value breaks it", "23514", "a column contains values that violate the new constraint");
    }
}
