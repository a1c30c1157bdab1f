package dev.stopover.catalog.replay;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.EventTrigger;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Reference;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.RewriteRule;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.Trigger;
import dev.stopover.syntax.CreateEventTrigger;
import dev.stopover.syntax.CreateRule;
import dev.stopover.syntax.CreateTrigger;
import dev.stopover.syntax.FiringState;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.StringLiteral;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes triggers, event triggers and rewrite rules. */
final class Triggers {

    private final Step step;

    Triggers(Step step) {
        this.step = step;
    }

    void create(CreateTrigger create) {
        Optional<Relation> found = step.relation(create.table(), false);
        if (found.isEmpty()) {
            return;
        }
        Relation relation = found.get();
        String name = create.trigger().value();
        boolean uncertain = relation.isUncertain(Aspect.TRIGGERS);
        if (relation.triggers().containsKey(name) && !create.orReplace() && !uncertain) {
            if (relation.isKnown()) {
                step.fail(
                        create.trigger().range(),
                        "42710",
                        "trigger \"%s\" for relation \"%s\" already exists"
                                .formatted(name, relation.name().name()),
                        relation.triggers().find(name).flatMap(Trigger::origin));
            }
            return;
        }
        ObjectName function = function(create.function());
        Trigger trigger = new Trigger(
                name,
                create.timing(),
                create.events(),
                create.forEachRow(),
                create.constraint(),
                create.when(),
                function,
                create.arguments().stream().map(StringLiteral::value).toList(),
                FiringState.ENABLE,
                false,
                step.origin(create));
        add(relation.id(), trigger);
        if (create.forEachRow()) {
            for (Table partition : step.catalog().childrenOf(relation)) {
                if (partition.isPartition()) {
                    copyTo(partition.id(), trigger, relation.id());
                }
            }
        }
    }

    /** The copy of a row trigger that a partition has, and its partitions. */
    void copyTo(int partition, Trigger trigger, int parent) {
        add(partition, trigger.withInherited(true));
        for (Table child : step.catalog().descendantsOf(step.draft().relation(partition))) {
            add(child.id(), trigger.withInherited(true));
        }
    }

    void create(CreateEventTrigger create) {
        String name = create.trigger().value();
        if (step.catalog().eventTriggers().containsKey(name)) {
            step.fail(create.trigger().range(), "42710", "event trigger \"%s\" already exists".formatted(name));
            return;
        }
        ObjectName function = function(create.function());
        step.draft()
                .put(new EventTrigger(
                        name,
                        create.event().value(),
                        create.tags().stream().map(StringLiteral::value).toList(),
                        function,
                        true,
                        step.origin(create)));
        linkEventTrigger(name, function);
    }

    void linkEventTrigger(String name, ObjectName function) {
        step.draft()
                .link(
                        new Dependant(0, Dependant.Part.EVENT_TRIGGER, name),
                        step.catalog().functions(function).stream()
                                .filter(candidate -> candidate.takes(0))
                                .map(candidate -> Reference.to(candidate.id()))
                                .toList());
    }

    void create(CreateRule create) {
        Optional<Relation> found = step.relation(create.table(), false);
        if (found.isEmpty()) {
            return;
        }
        String name = create.rule().value();
        if (found.get().rules().containsKey(name)
                && !create.orReplace()
                && !found.get().isUncertain(Aspect.TRIGGERS)) {
            step.fail(
                    create.rule().range(),
                    "42710",
                    "rule \"%s\" for relation \"%s\" already exists"
                            .formatted(name, found.get().name().name()));
            return;
        }
        RewriteRule rule = new RewriteRule(
                name,
                create.event(),
                create.where().isPresent(),
                create.instead(),
                create.actions(),
                step.origin(create));
        step.draft().put(found.get().withRules(found.get().rules().with(name, rule)));
    }

    private void add(int relation, Trigger trigger) {
        Relation before = step.draft().relation(relation);
        Relation changed =
                step.draft().put(before.withTriggers(before.triggers().with(trigger.name(), trigger)));
        Set<Reference> references = new TreeSet<>();
        List<Function> functions = step.catalog().functions(trigger.function());
        functions.stream()
                .filter(candidate -> candidate.takes(0))
                .forEach(candidate -> references.add(Reference.to(candidate.id())));
        trigger.when()
                .ifPresent(when -> step.references(when, Optional.of(changed)).stream()
                        .filter(reference -> reference.object() != relation || reference.column() != 0)
                        .forEach(references::add));
        trigger.events()
                .forEach(event -> event.columns()
                        .forEach(column -> changed.column(column.value())
                                .ifPresent(known -> references.add(new Reference(relation, known.number())))));
        step.draft().link(new Dependant(relation, Dependant.Part.TRIGGER, trigger.name()), references);
    }

    private ObjectName function(QualifiedName written) {
        return Lookup.functions(step.catalog(), step.session(), written.schema(), written.name()).stream()
                .findFirst()
                .map(Function::name)
                .orElseGet(() -> step.target(written));
    }
}
