package dev.stopover.catalog.replay;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Commented;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.EventTrigger;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Origin;
import dev.stopover.catalog.PersistentMap;
import dev.stopover.catalog.Policy;
import dev.stopover.catalog.Publication;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.RewriteRule;
import dev.stopover.catalog.Role;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.Trigger;
import dev.stopover.catalog.View;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Rename;
import java.util.Optional;

/** Renames objects; what depends on them follows. */
final class Renames {

    private final Step step;

    Renames(Step step) {
        this.step = step;
    }

    void rename(Rename rename) {
        ObjectReference object = rename.object();
        String to = rename.to().value();
        switch (rename.kind()) {
            case COLUMN, ATTRIBUTE -> new ColumnRenames(step).rename(rename);
            case CONSTRAINT -> new ConstraintRenames(step).rename(rename);
            case DOMAIN_CONSTRAINT -> new ConstraintRenames(step).ofDomain(object, to);
            case POLICY -> policy(rename);
            case TRIGGER -> trigger(rename);
            case RULE -> rule(rename);
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE, INDEX -> relation(rename);
            case TYPE, DOMAIN ->
                new SchemaMoves(step)
                        .type(
                                object.name(),
                                rename.to(),
                                type -> new ObjectName(type.name().schema(), to));
            case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE ->
                new Routines(step)
                        .named(object)
                        .forEach(function -> move(
                                function,
                                rename.to(),
                                new ObjectName(function.name().schema(), to)));
            case SCHEMA -> new SchemaMoves(step).rename(object.name().name(), rename.to());
            case ROLE -> role(object.name().name(), rename.to());
            case PUBLICATION -> publication(object.name().name(), rename.to());
            case EVENT_TRIGGER -> eventTrigger(object.name().name(), rename.to());
            default -> new OtherObjects(step).move(object, rename.to(), "", to);
        }
    }

    /** Puts a function under a name, unless another has it. */
    void move(Function function, Identifier place, ObjectName to) {
        if (!new TakenNames(step).function(function, place, to)) {
            step.draft().move(function, to);
        }
    }

    private void relation(Rename rename) {
        QualifiedName name = rename.object().name();
        Optional<Index> index = Lookup.index(step.catalog(), step.session(), name);
        if (index.isPresent()) {
            index(index.get(), rename.to());
            return;
        }
        if (rename.kind() == ObjectKind.INDEX) {
            return;
        }
        Optional<Relation> found = step.relation(name, rename.ifExists());
        if (found.isEmpty()) {
            return;
        }
        Relation relation = found.get();
        ObjectName to = new ObjectName(relation.name().schema(), rename.to().value());
        if (isTaken(to, rename.to())) {
            return;
        }
        Optional<Origin> origin = step.origin(rename);
        step.draft().move(relation.id(), to);
        origin.ifPresent(where -> step.draft().setDropped(relation.name(), where));
    }

    /** Whether a relation or index stands under a name; one that the history only used turns out not to have been. */
    boolean isTaken(ObjectName to, Identifier place) {
        Optional<Relation> there = step.catalog().relation(to);
        if (there.isPresent() && there.get().knowledge() == Knowledge.UNKNOWN) {
            new Drops(step.draft()).relation(there.get().id());
            return false;
        }
        boolean taken = step.catalog().hasRelation(to);
        if (taken) {
            step.fail(place.range(), "42P07", "relation \"%s\" already exists".formatted(to.name()));
        }
        return taken;
    }

    void index(Index index, Identifier to) {
        Relation relation = step.draft().relation(index.table());
        if (isTaken(new ObjectName(relation.name().schema(), to.value()), to)) {
            return;
        }
        if (index.constraint().isPresent() && relation instanceof Table table) {
            TableConstraint constraint =
                    table.constraints().get(index.constraint().get());
            step.draft()
                    .relink(
                            new Dependant(table.id(), Dependant.Part.CONSTRAINT, constraint.name()),
                            new Dependant(table.id(), Dependant.Part.CONSTRAINT, to.value()));
            step.draft().removeConstraint(table.id(), constraint.name());
            step.draft().addConstraint(table.id(), constraint.withName(to.value()));
        }
        Dependant before = new Dependant(relation.id(), Dependant.Part.INDEX, index.name());
        Dependant after = new Dependant(relation.id(), Dependant.Part.INDEX, to.value());
        step.draft().relink(before, after);
        step.draft().removeIndex(relation.id(), index.name());
        step.draft()
                .addIndex(index.withName(to.value())
                        .withConstraint(index.constraint().map(constraint -> to.value())));
        ObjectName full = new ObjectName(relation.name().schema(), index.name());
        for (Table child : step.catalog().childrenOf(relation)) {
            for (Index part : child.indexes().values()) {
                if (part.parent().filter(full::equals).isPresent()) {
                    step.draft()
                            .addIndex(part.withParent(
                                    Optional.of(new ObjectName(relation.name().schema(), to.value()))));
                }
            }
        }
    }

    private void policy(Rename rename) {
        Optional<Table> table = rename.object().table().flatMap(name -> step.table(name, rename.ifExists()));
        String from = rename.object().name().name();
        String to = rename.to().value();
        Optional<Policy> policy = table.flatMap(found -> found.policies().find(from));
        boolean taken = policy.isPresent() && table.get().policies().containsKey(to);
        if (policy.isPresent()
                && !new TakenNames(step)
                        .part(
                                taken,
                                ObjectKind.POLICY,
                                rename.to(),
                                table.get().name().name())) {
            int id = table.get().id();
            PersistentMap<String, Policy> policies = table.get().policies();
            step.draft()
                    .put(table.get()
                            .withPolicies(
                                    policies.without(from).with(to, policy.get().withName(to))));
            step.draft()
                    .relink(
                            new Dependant(id, Dependant.Part.POLICY, from),
                            new Dependant(id, Dependant.Part.POLICY, to));
        }
    }

    private void trigger(Rename rename) {
        rename.object()
                .table()
                .flatMap(name -> step.relation(name, rename.ifExists()))
                .ifPresent(relation ->
                        trigger(relation.id(), rename.object().name().name(), rename.to()));
    }

    private void trigger(int relation, String from, Identifier place) {
        Relation before = step.draft().relation(relation);
        String to = place.value();
        boolean taken = before.triggers().containsKey(to);
        if (!before.triggers().containsKey(from)
                || new TakenNames(step)
                        .part(taken, ObjectKind.TRIGGER, place, before.name().name())) {
            return;
        }
        renameTrigger(before, from, to);
        for (Table child : step.catalog().descendantsOf(before)) {
            if (child.triggers().find(from).filter(Trigger::inherited).isPresent()) {
                renameTrigger(child, from, to);
            }
        }
    }

    private void renameTrigger(Relation before, String from, String to) {
        PersistentMap<String, Trigger> triggers = before.triggers();
        Trigger renamed = triggers.get(from).withName(to);
        step.draft().put(before.withTriggers(triggers.without(from).with(to, renamed)));
        step.draft()
                .relink(
                        new Dependant(before.id(), Dependant.Part.TRIGGER, from),
                        new Dependant(before.id(), Dependant.Part.TRIGGER, to));
    }

    private void rule(Rename rename) {
        Optional<Relation> relation = rename.object().table().flatMap(name -> step.relation(name, rename.ifExists()));
        String from = rename.object().name().name();
        Optional<RewriteRule> rule = relation.flatMap(found -> found.rules().find(from));
        String to = rename.to().value();
        boolean taken = rule.isPresent()
                && (relation.get().rules().containsKey(to) || relation.get() instanceof View && to.equals("_RETURN"));
        if (rule.isPresent()
                && !new TakenNames(step)
                        .part(
                                taken,
                                ObjectKind.RULE,
                                rename.to(),
                                relation.get().name().name())) {
            PersistentMap<String, RewriteRule> rules = relation.get().rules();
            step.draft()
                    .put(relation.get()
                            .withRules(rules.without(from).with(to, rule.get().withName(to))));
            step.draft()
                    .relink(
                            new Dependant(relation.get().id(), Dependant.Part.RULE, from),
                            new Dependant(relation.get().id(), Dependant.Part.RULE, to));
        }
    }

    private void role(String from, Identifier place) {
        String to = place.value();
        Catalog catalog = step.catalog();
        catalog.roles()
                .find(from)
                .filter(role -> !new TakenNames(step).role(place))
                .ifPresent(role -> {
                    named(ObjectKind.ROLE, from, to);
                    step.draft().removeRole(from);
                    step.draft().put(new Role(to, role.attributes(), role.memberOf(), role.origin()));
                });
    }

    private void publication(String from, Identifier place) {
        String to = place.value();
        Catalog catalog = step.catalog();
        catalog.publications()
                .find(from)
                .filter(publication -> !new TakenNames(step).publication(place))
                .ifPresent(publication -> {
                    named(ObjectKind.PUBLICATION, from, to);
                    step.draft().removePublication(from);
                    step.draft()
                            .put(new Publication(
                                    to,
                                    publication.allTables(),
                                    publication.tables(),
                                    publication.schemas(),
                                    publication.origin()));
                });
    }

    private void eventTrigger(String from, Identifier place) {
        String to = place.value();
        Catalog catalog = step.catalog();
        catalog.eventTriggers()
                .find(from)
                .filter(trigger -> !new TakenNames(step).eventTrigger(place))
                .ifPresent(trigger -> {
                    named(ObjectKind.EVENT_TRIGGER, from, to);
                    step.draft().removeEventTrigger(from);
                    step.draft()
                            .put(new EventTrigger(
                                    to,
                                    trigger.event(),
                                    trigger.tags(),
                                    trigger.function(),
                                    trigger.enabled(),
                                    trigger.origin()));
                    step.draft()
                            .relink(
                                    new Dependant(0, Dependant.Part.EVENT_TRIGGER, from),
                                    new Dependant(0, Dependant.Part.EVENT_TRIGGER, to));
                });
    }

    /** The comment of what is known by its name only follows it. */
    void named(ObjectKind kind, String from, String to) {
        step.draft().moveComment(Commented.named(kind, Names.quoted(from)), Commented.named(kind, Names.quoted(to)));
    }
}
