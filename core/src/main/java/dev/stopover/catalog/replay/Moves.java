package dev.stopover.catalog.replay;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.EventTrigger;
import dev.stopover.catalog.Extension;
import dev.stopover.catalog.ForeignKey;
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
import dev.stopover.catalog.Schema;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.Trigger;
import dev.stopover.catalog.UserType;
import dev.stopover.catalog.View;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.OwnerTo;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.SetSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Renames objects, moves them to other schemas and gives them other owners; what depends on them follows. */
final class Moves {

    /** Where a type goes. */
    private interface Destination {
        ObjectName of(UserType type);
    }

    private final Step step;

    Moves(Step step) {
        this.step = step;
    }

    void rename(Rename rename) {
        ObjectReference object = rename.object();
        String to = rename.to().value();
        switch (rename.kind()) {
            case COLUMN, ATTRIBUTE -> column(rename);
            case CONSTRAINT -> constraint(rename);
            case DOMAIN_CONSTRAINT -> domainConstraint(object, to);
            case POLICY -> policy(rename);
            case TRIGGER -> trigger(rename);
            case RULE -> rule(rename);
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE, INDEX -> relation(rename);
            case TYPE, DOMAIN ->
                type(object.name(), type -> new ObjectName(type.name().schema(), to));
            case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE ->
                new Routines(step)
                        .named(object)
                        .forEach(function -> step.draft()
                                .move(function, new ObjectName(function.name().schema(), to)));
            case SCHEMA -> schema(object.name().name(), to);
            case ROLE -> role(object.name().name(), to);
            case PUBLICATION -> publication(object.name().name(), to);
            case EVENT_TRIGGER -> eventTrigger(object.name().name(), to);
            default -> new OtherObjects(step).move(object, "", to);
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
    private boolean isTaken(ObjectName to, Identifier place) {
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

    private void index(Index index, Identifier to) {
        Relation relation = step.draft().relation(index.table());
        if (isTaken(new ObjectName(relation.name().schema(), to.value()), to)) {
            return;
        }
        if (index.constraint().isPresent() && relation instanceof Table table) {
            TableConstraint constraint =
                    table.constraints().get(index.constraint().get());
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

    private void constraint(Rename rename) {
        Optional<Table> found = rename.object().table().flatMap(name -> step.table(name, rename.ifExists()));
        if (found.isEmpty()) {
            return;
        }
        Table table = found.get();
        String from = rename.object().name().name();
        Optional<TableConstraint> constraint = table.constraints().find(from);
        if (constraint.isEmpty()) {
            if (table.isKnown() && !from.contains("_not_null")) {
                step.fail(
                        rename.object().name().range(),
                        "42704",
                        "constraint \"%s\" for table \"%s\" does not exist"
                                .formatted(from, table.name().name()));
            }
            return;
        }
        if (table.constraints().containsKey(rename.to().value())) {
            step.fail(
                    rename.to().range(),
                    "42710",
                    "constraint \"%s\" for relation \"%s\" already exists"
                            .formatted(rename.to().value(), table.name().name()));
            return;
        }
        Optional<Index> index = constraint.get().hasIndex() ? table.indexes().find(from) : Optional.empty();
        if (index.isPresent()) {
            index(index.get(), rename.to());
        } else {
            renameConstraint(table.id(), constraint.get(), rename.to().value());
            for (Table child : step.catalog().descendantsOf(table)) {
                child.constraints()
                        .find(from)
                        .filter(TableConstraint::inherited)
                        .ifPresent(part ->
                                renameConstraint(child.id(), part, rename.to().value()));
            }
        }
    }

    private void renameConstraint(int table, TableConstraint constraint, String to) {
        Dependant before = new Dependant(table, Dependant.Part.CONSTRAINT, constraint.name());
        step.draft().relink(before, new Dependant(table, Dependant.Part.CONSTRAINT, to));
        step.draft().removeConstraint(table, constraint.name());
        step.draft().addConstraint(table, constraint.withName(to));
    }

    private void domainConstraint(ObjectReference object, String to) {
        Optional<UserType> domain =
                object.table().flatMap(name -> Lookup.type(step.catalog(), step.session(), name.schema(), name.name()));
        domain.ifPresent(type -> type.constraints().find(object.name().name()).ifPresent(constraint -> {
            step.draft().countConstraint(type.name().schema(), constraint.name(), -1);
            step.draft().countConstraint(type.name().schema(), to, 1);
            step.draft()
                    .put(type.withDomain(
                            type.base().orElse(DataType.UNKNOWN),
                            type.notNull(),
                            type.defaultValue(),
                            type.constraints().without(constraint.name()).with(to, constraint.withName(to))));
        }));
    }

    private void column(Rename rename) {
        QualifiedName owner = rename.object().table().orElse(rename.object().name());
        Identifier from = new Identifier(
                rename.object().name().range(), rename.object().name().name());
        Optional<UserType> composite = step.find(owner).isPresent()
                ? Optional.empty()
                : Lookup.type(step.catalog(), step.session(), owner.schema(), owner.name());
        if (composite.isPresent()) {
            attribute(composite.get(), from.value(), rename.to().value());
            return;
        }
        Optional<Relation> relation = step.relation(owner, rename.ifExists());
        if (relation.isEmpty()) {
            return;
        }
        if (relation.get().column(rename.to().value()).isPresent()
                && relation.get().column(from.value()).isPresent()) {
            step.fail(
                    rename.to().range(),
                    "42701",
                    "column \"%s\" of relation \"%s\" already exists"
                            .formatted(
                                    rename.to().value(), relation.get().name().name()));
            return;
        }
        if (relation.get() instanceof View view && !view.columnsKnown()) {
            return;
        }
        step.column(relation.get(), from)
                .ifPresent(column ->
                        column(relation.get().id(), column, rename.to().value()));
    }

    private void attribute(UserType type, String from, String to) {
        step.draft()
                .put(type.withAttributes(type.attributes().stream()
                        .map(attribute -> attribute.name().equals(from) ? attribute.withName(to) : attribute)
                        .toList()));
        for (Table typed : new UserTypes(step).tablesOf(type.id())) {
            typed.column(from).ifPresent(column -> column(typed.id(), column, to));
        }
    }

    /** A column, with those that inherit it. */
    private void column(int id, Column column, String to) {
        List<Table> children = step.catalog().descendantsOf(step.draft().relation(id));
        renameColumn(id, column, to);
        for (Table child : children) {
            child.column(column.name())
                    .filter(Column::inherited)
                    .ifPresent(inherited -> renameColumn(child.id(), inherited, to));
        }
    }

    /** A column, wherever its table and those that refer to it say its name. */
    private void renameColumn(int id, Column column, String to) {
        String from = column.name();
        UnaryOperator<String> renamed = name -> name.equals(from) ? to : name;
        Relation before = step.draft().relation(id);
        PersistentMap<String, Index> indexes = before.indexes();
        for (Index index : before.indexes().values()) {
            if (index.uses().contains(from)) {
                Set<String> uses = new TreeSet<>();
                index.uses().forEach(name -> uses.add(renamed.apply(name)));
                List<Index.Key> keys = index.keys().stream()
                        .map(key ->
                                new Index.Key(key.column().map(renamed), key.expression(), key.written(), key.label()))
                        .toList();
                indexes = indexes.with(
                        index.name(),
                        index.withColumns(
                                keys, index.include().stream().map(renamed).toList(), uses));
            }
        }
        Relation changed = before.withColumns(before.columns().stream()
                        .map(each -> each.number() == column.number() ? each.withName(to) : each)
                        .toList())
                .withGrants(before.grants().withColumn(from, to))
                .withIndexes(indexes);
        if (changed instanceof Table table) {
            PersistentMap<String, TableConstraint> constraints = table.constraints();
            for (TableConstraint constraint : table.constraints().values()) {
                if (constraint.columns().contains(from)) {
                    constraints = constraints.with(
                            constraint.name(),
                            constraint.withColumns(
                                    constraint.columns().stream().map(renamed).toList(),
                                    constraint.referencedColumns()));
                }
            }
            changed = table.withConstraints(constraints);
        }
        step.draft().put(changed);
        for (ForeignKey key : step.catalog().foreignKeysTo(changed)) {
            if (key.constraint().referencedColumns().contains(from)) {
                TableConstraint constraint = key.constraint();
                step.draft()
                        .addConstraint(
                                key.table().id(),
                                constraint.withColumns(
                                        step.draft()
                                                .table(key.table().id())
                                                .constraints()
                                                .get(constraint.name())
                                                .columns(),
                                        constraint.referencedColumns().stream()
                                                .map(renamed)
                                                .toList()));
            }
        }
    }

    private void policy(Rename rename) {
        Optional<Table> table = rename.object().table().flatMap(name -> step.table(name, rename.ifExists()));
        String from = rename.object().name().name();
        String to = rename.to().value();
        Optional<Policy> policy = table.flatMap(found -> found.policies().find(from));
        if (policy.isPresent()) {
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
                .ifPresent(relation -> trigger(
                        relation.id(),
                        rename.object().name().name(),
                        rename.to().value()));
    }

    private void trigger(int relation, String from, String to) {
        Relation before = step.draft().relation(relation);
        if (!before.triggers().containsKey(from)) {
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
        if (rule.isPresent()) {
            String to = rename.to().value();
            PersistentMap<String, RewriteRule> rules = relation.get().rules();
            step.draft()
                    .put(relation.get()
                            .withRules(rules.without(from).with(to, rule.get().withName(to))));
        }
    }

    private void type(QualifiedName name, Destination to) {
        Optional<UserType> type = Lookup.type(step.catalog(), step.session(), name.schema(), name.name());
        type.filter(found -> step.catalog().type(to.of(found)).isEmpty())
                .ifPresent(found -> step.draft().move(found, to.of(found)));
    }

    private void schema(String from, String to) {
        Catalog catalog = step.catalog();
        Schema schema = catalog.schemas().find(from).orElse(null);
        if (schema != null) {
            step.draft().removeSchema(from);
            step.draft().put(new Schema(to, schema.owner(), schema.grants(), schema.extension(), schema.origin()));
        }
        for (int id : relationsOf(from)) {
            step.draft()
                    .move(
                            id,
                            new ObjectName(to, step.draft().relation(id).name().name()));
        }
        for (UserType type : List.copyOf(catalog.typesById().values())) {
            if (type.name().schema().equals(from)) {
                step.draft().move(type, new ObjectName(to, type.name().name()));
            }
        }
        for (Function function : List.copyOf(catalog.functionsById().values())) {
            if (function.name().schema().equals(from)) {
                step.draft()
                        .move(
                                step.catalog().functionsById().get(function.id()),
                                new ObjectName(to, function.name().name()));
            }
        }
        for (Extension extension : List.copyOf(catalog.extensions().values())) {
            if (extension.schema().equals(from)) {
                step.draft().put(new Extension(extension.name(), to, extension.version(), extension.origin()));
            }
        }
    }

    private List<Integer> relationsOf(String schema) {
        List<Integer> relations = new ArrayList<>();
        for (var entry : step.catalog().relationNames().from(new ObjectName(schema, ""))) {
            if (!entry.getKey().schema().equals(schema)) {
                break;
            }
            if (!entry.getValue().index()) {
                relations.add(entry.getValue().relation());
            }
        }
        return relations;
    }

    private void role(String from, String to) {
        Catalog catalog = step.catalog();
        catalog.roles().find(from).ifPresent(role -> {
            step.draft().removeRole(from);
            step.draft().put(new Role(to, role.attributes(), role.memberOf(), role.origin()));
        });
    }

    private void publication(String from, String to) {
        Catalog catalog = step.catalog();
        catalog.publications().find(from).ifPresent(publication -> {
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

    private void eventTrigger(String from, String to) {
        Catalog catalog = step.catalog();
        catalog.eventTriggers().find(from).ifPresent(trigger -> {
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

    void move(SetSchema set) {
        String schema = set.schema().value();
        ObjectReference object = set.object();
        switch (object.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE ->
                step.relation(object.name(), set.ifExists()).ifPresent(found -> moveRelation(found, set));
            case TYPE, DOMAIN ->
                type(object.name(), type -> new ObjectName(schema, type.name().name()));
            case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE ->
                new Routines(step)
                        .named(object)
                        .forEach(function -> step.draft()
                                .move(
                                        function,
                                        new ObjectName(schema, function.name().name())));
            case EXTENSION -> extension(object.name().name(), schema);
            default -> new OtherObjects(step).move(object, schema, "");
        }
    }

    private void moveRelation(Relation relation, SetSchema set) {
        String schema = set.schema().value();
        if (schema.equals(relation.name().schema())) {
            return;
        }
        ObjectName to = new ObjectName(schema, relation.name().name());
        if (isTaken(to, set.schema())) {
            return;
        }
        for (Sequence sequence : step.catalog().sequencesOf(relation)) {
            step.draft()
                    .move(sequence.id(), new ObjectName(schema, sequence.name().name()));
        }
        Optional<Origin> origin = step.origin(set);
        step.draft().move(relation.id(), to);
        origin.ifPresent(where -> step.draft().setDropped(relation.name(), where));
    }

    private void extension(String name, String schema) {
        Catalog catalog = step.catalog();
        catalog.extensions()
                .find(name)
                .ifPresent(extension ->
                        step.draft().put(new Extension(name, schema, extension.version(), extension.origin())));
        for (UserType type : List.copyOf(catalog.typesById().values())) {
            if (type.extension().filter(name::equals).isPresent()) {
                step.draft().move(type, new ObjectName(schema, type.name().name()));
            }
        }
        for (Relation relation : List.copyOf(catalog.relationsById().values())) {
            if (relation.extension().filter(name::equals).isPresent()) {
                step.draft()
                        .move(
                                relation.id(),
                                new ObjectName(schema, relation.name().name()));
            }
        }
    }

    void own(OwnerTo owner) {
        String role = step.role(owner.owner());
        ObjectReference object = owner.object();
        Catalog catalog = step.catalog();
        switch (object.kind()) {
            case SCHEMA ->
                catalog.schemas()
                        .find(object.name().name())
                        .ifPresent(schema -> step.draft()
                                .put(new Schema(
                                        schema.name(), role, schema.grants(), schema.extension(), schema.origin())));
            case TYPE, DOMAIN ->
                Lookup.type(
                                catalog,
                                step.session(),
                                object.name().schema(),
                                object.name().name())
                        .ifPresent(type -> step.draft().put(type.withOwner(role)));
            case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE ->
                new Routines(step)
                        .named(object)
                        .forEach(function -> step.draft().put(function.withOwner(role)));
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE ->
                step.relation(object.name(), false)
                        .ifPresent(relation -> step.draft().put(relation.withOwner(role)));
            default -> {}
        }
    }
}
