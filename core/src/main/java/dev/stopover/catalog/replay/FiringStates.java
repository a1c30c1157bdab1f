package dev.stopover.catalog.replay;

import dev.stopover.catalog.PersistentMap;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.Trigger;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.FiringState;
import dev.stopover.syntax.SetRuleState;
import dev.stopover.syntax.SetTriggerState;
import dev.stopover.syntax.TriggerSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Enables and disables triggers and rules. */
final class FiringStates {

    private final Step step;

    FiringStates(Step step) {
        this.step = step;
    }

    void trigger(AlterTable alter, SetTriggerState action, int id) {
        List<String> handedDown = new ArrayList<>();
        Relation relation = step.draft().relation(id);
        PersistentMap<String, Trigger> triggers = relation.triggers();
        for (Trigger trigger : relation.triggers().values()) {
            boolean meant = action.selection() != TriggerSelection.NAMED
                    || action.trigger()
                            .filter(name -> name.value().equals(trigger.name()))
                            .isPresent();
            if (meant) {
                triggers = triggers.with(trigger.name(), trigger.withState(action.state()));
                handedDown.add(trigger.name());
            }
        }
        step.draft().put(relation.withTriggers(triggers));
        if (!alter.only()) {
            handedDown.forEach(name -> setInheritedTriggers(id, name, action.state()));
        }
    }

    /** The copies of a row trigger that partitions have change with it. */
    private void setInheritedTriggers(int parent, String name, FiringState state) {
        for (Table child : step.catalog().descendantsOf(step.draft().relation(parent))) {
            Optional<Trigger> copy = child.triggers().find(name).filter(Trigger::inherited);
            if (copy.isPresent()) {
                PersistentMap<String, Trigger> triggers = child.triggers();
                step.draft()
                        .put(child.withTriggers(triggers.with(name, copy.get().withState(state))));
            }
        }
    }

    void rule(SetRuleState action, int id) {
        boolean there =
                step.draft().relation(id).rules().containsKey(action.rule().value());
        if (!there && step.draft().relation(id).isKnown() && action.state() != FiringState.DISABLE) {
            step.fail(
                    action.rule().range(),
                    "42704",
                    "rule \"%s\" for relation \"%s\" does not exist"
                            .formatted(
                                    action.rule().value(),
                                    step.draft().relation(id).name().name()));
        }
    }
}
