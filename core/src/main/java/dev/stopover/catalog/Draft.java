package dev.stopover.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A copy of a catalog while a statement changes it: every change of names, of what there is and of what depends on what
 * goes through here, so that the three agree.
 */
final class Draft {

    final Catalog catalog;

    Draft(Catalog before) {
        catalog = before.copy();
    }

    int newId() {
        return ++catalog.lastId;
    }

    // Relations

    /** Puts a new relation under its name. */
    <R extends Relation> R add(R relation) {
        relation.id = newId();
        catalog.relationNames = catalog.relationNames.with(relation.name, new Catalog.Entry(relation.id, false));
        catalog.relations = catalog.relations.with(relation.id, relation);
        catalog.dropped = catalog.dropped.without(relation.name);
        return relation;
    }

    /** Puts a changed relation in the place of the one with its id; its name must not have changed. */
    <R extends Relation> R put(R relation) {
        catalog.relations = catalog.relations.with(relation.id, relation);
        return relation;
    }

    /** Puts a relation, with its indexes and constraints, under another name. */
    void move(int id, ObjectName to) {
        Relation relation = relation(id);
        Relation moved = relation.copy();
        moved.name = to;
        catalog.relationNames = catalog.relationNames.without(relation.name).with(to, new Catalog.Entry(id, false));
        catalog.dropped = catalog.dropped.without(to);
        catalog.doubted = PersistentMap.empty();
        if (!to.schema().equals(relation.name.schema())) {
            for (String index : relation.indexes.keySet()) {
                catalog.relationNames = catalog.relationNames
                        .without(new ObjectName(relation.name.schema(), index))
                        .with(new ObjectName(to.schema(), index), new Catalog.Entry(id, true));
            }
            if (relation instanceof Table table) {
                for (String constraint : table.constraints.keySet()) {
                    countConstraint(relation.name.schema(), constraint, -1);
                    countConstraint(to.schema(), constraint, 1);
                }
            }
        }
        put(moved);
        for (Dependant dependant : catalog.dependantsOf(id)) {
            if (dependant.part() == Dependant.Part.COLUMN) {
                retype(dependant, id, to);
            } else if (dependant.part() == Dependant.Part.CHILD) {
                reparentIndexes(dependant.object(), relation.name.schema(), to.schema());
            }
        }
    }

    /** The indexes of a partition name those of its table that they are parts of, with their schema. */
    private void reparentIndexes(int partition, String from, String to) {
        if (from.equals(to)) {
            return;
        }
        for (Index part : relation(partition).indexes.values()) {
            part.parent()
                    .filter(parent -> parent.schema().equals(from))
                    .ifPresent(parent -> addIndex(part.withParent(Optional.of(new ObjectName(to, parent.name())))));
        }
    }

    /** Takes a relation away, with its indexes and constraints; what depends on it must be gone. */
    void remove(int id, Optional<Origin> origin) {
        Relation relation = relation(id);
        relation.indexes
                .keySet()
                .forEach(index -> catalog.relationNames =
                        catalog.relationNames.without(new ObjectName(relation.name.schema(), index)));
        if (relation instanceof Table table) {
            table.constraints.keySet().forEach(name -> countConstraint(table.name.schema(), name, -1));
        }
        unlinkAll(id);
        catalog.relationNames = catalog.relationNames.without(relation.name);
        catalog.relations = catalog.relations.without(id);
        origin.ifPresent(where -> catalog.dropped = catalog.dropped.with(relation.name, where));
    }

    Relation relation(int id) {
        return catalog.relations.find(id).orElseThrow();
    }

    Table table(int id) {
        return (Table) relation(id);
    }

    boolean exists(int id) {
        return catalog.relations.containsKey(id);
    }

    // Columns

    /** Puts a column at the end of a relation, with the next number, and links it to its type. */
    Column addColumn(int relation, Column column) {
        Relation changed = relation(relation).copy();
        Column numbered = column.withNumber(++changed.lastColumn);
        List<Column> columns = new ArrayList<>(changed.columns);
        columns.add(numbered);
        changed.columns = List.copyOf(columns);
        put(changed);
        linkType(relation, numbered);
        return numbered;
    }

    /** Puts a changed column in the place of the one with its number. */
    void putColumn(int relation, Column column) {
        Relation changed = relation(relation).copy();
        changed.columns = changed.columns.stream()
                .map(each -> each.number() == column.number() ? column : each)
                .toList();
        put(changed);
        linkType(relation, column);
    }

    /** Takes a column away; what depends on it must be gone. */
    void removeColumn(int relation, Column column) {
        Relation changed = relation(relation).copy();
        changed.columns = changed.columns.stream()
                .filter(each -> each.number() != column.number())
                .toList();
        changed.grants = changed.grants.withoutColumn(column.name());
        put(changed);
        unlink(Dependant.column(relation, Dependant.Part.COLUMN, column.number()));
        unlink(Dependant.column(relation, Dependant.Part.DEFAULT, column.number()));
    }

    private void linkType(int relation, Column column) {
        Dependant dependant = Dependant.column(relation, Dependant.Part.COLUMN, column.number());
        if (column.type().id() != 0) {
            link(dependant, List.of(Reference.to(column.type().id())));
        } else {
            unlink(dependant);
        }
    }

    /** A column or attribute whose type was renamed. */
    private void retype(Dependant dependant, int type, ObjectName name) {
        catalog.types
                .find(dependant.object())
                .ifPresent(composite -> put(composite.withAttributes(composite.attributes().stream()
                        .map(attribute -> attribute.type().id() == type
                                ? attribute.withType(attribute.type().renamed(name), attribute.collation())
                                : attribute)
                        .toList())));
        catalog.relations
                .find(dependant.object())
                .flatMap(relation -> relation.column(dependant.columnNumber()))
                .filter(column -> column.type().id() == type)
                .ifPresent(column -> putColumn(
                        dependant.object(), column.withType(column.type().renamed(name), column.collation())));
    }

    // Indexes and constraints

    void addIndex(Index index) {
        Relation changed = relation(index.table()).copy();
        changed.indexes = changed.indexes.with(index.name(), index);
        catalog.relationNames = catalog.relationNames.with(
                new ObjectName(changed.name.schema(), index.name()), new Catalog.Entry(changed.id, true));
        put(changed);
    }

    void removeIndex(int relation, String name) {
        Relation changed = relation(relation).copy();
        changed.indexes = changed.indexes.without(name);
        catalog.relationNames = catalog.relationNames.without(new ObjectName(changed.name.schema(), name));
        put(changed);
        unlink(new Dependant(relation, Dependant.Part.INDEX, name));
    }

    void addConstraint(int relation, TableConstraint constraint) {
        Table changed = table(relation).copy();
        if (!changed.constraints.containsKey(constraint.name())) {
            countConstraint(changed.name.schema(), constraint.name(), 1);
        }
        changed.constraints = changed.constraints.with(constraint.name(), constraint);
        put(changed);
    }

    void removeConstraint(int relation, String name) {
        Table changed = table(relation).copy();
        changed.constraints = changed.constraints.without(name);
        countConstraint(changed.name.schema(), name, -1);
        put(changed);
        unlink(new Dependant(relation, Dependant.Part.CONSTRAINT, name));
    }

    /** Counts the constraints of a name in a schema: PostgreSQL picks no name that a table or domain there has. */
    void countConstraint(String schema, String name, int by) {
        ObjectName key = new ObjectName(schema, name);
        int count = catalog.constraintNames.find(key).orElse(0) + by;
        catalog.constraintNames =
                count > 0 ? catalog.constraintNames.with(key, count) : catalog.constraintNames.without(key);
    }

    // Types and functions

    void add(UserType type) {
        catalog.types = catalog.types.with(type.id(), type);
        catalog.typeNames = catalog.typeNames.with(type.name(), type.id());
    }

    void put(UserType type) {
        catalog.types = catalog.types.with(type.id(), type);
    }

    void move(UserType type, ObjectName to) {
        catalog.typeNames = catalog.typeNames.without(type.name()).with(to, type.id());
        put(type.withName(to));
        for (Dependant dependant : catalog.dependantsOf(type.id())) {
            if (dependant.part() == Dependant.Part.COLUMN) {
                retype(dependant, type.id(), to);
            } else if (dependant.part() == Dependant.Part.WHOLE) {
                catalog.function(dependant.object()).ifPresent(function -> resign(function, type.id(), to));
            }
        }
    }

    void remove(UserType type) {
        catalog.typeNames = catalog.typeNames.without(type.name());
        catalog.types = catalog.types.without(type.id());
        unlinkAll(type.id());
    }

    void add(Function function) {
        catalog.functions = catalog.functions.with(function.id, function);
        catalog.functionNames = catalog.functionNames.with(
                function.name,
                catalog.functionNames
                        .find(function.name)
                        .orElse(PersistentMap.empty())
                        .with(function.signature(), function.id));
    }

    void put(Function function) {
        catalog.functions = catalog.functions.with(function.id, function);
    }

    void remove(Function function) {
        PersistentMap<String, Integer> left =
                catalog.functionNames.get(function.name).without(function.signature());
        catalog.functionNames = left.isEmpty()
                ? catalog.functionNames.without(function.name)
                : catalog.functionNames.with(function.name, left);
        catalog.functions = catalog.functions.without(function.id);
        unlinkAll(function.id);
    }

    void move(Function function, ObjectName to) {
        List<Dependant> dependants = catalog.dependantsOf(function.id);
        rekey(function, function.with(changed -> changed.name = to));
        for (Dependant dependant : dependants) {
            if (dependant.part() == Dependant.Part.TRIGGER) {
                Relation changed = relation(dependant.object()).copy();
                changed.triggers.find(dependant.name()).ifPresent(trigger -> {
                    changed.triggers = changed.triggers.with(trigger.name(), trigger.withFunction(to));
                    put(changed);
                });
            }
        }
    }

    private void resign(Function function, int type, ObjectName to) {
        rekey(
                function,
                function.with(changed -> changed.arguments = changed.arguments.stream()
                        .map(argument -> argument.id() == type ? argument.renamed(to) : argument)
                        .toList()));
    }

    private void rekey(Function before, Function after) {
        PersistentMap<String, Integer> left =
                catalog.functionNames.get(before.name).without(before.signature());
        catalog.functionNames = left.isEmpty()
                ? catalog.functionNames.without(before.name)
                : catalog.functionNames.with(before.name, left);
        add(after);
    }

    // Dependencies

    /** Says what something depends on, in the place of what was said before. */
    void link(Dependant dependant, Collection<Reference> to) {
        unlink(dependant);
        Set<Reference> all = new TreeSet<>();
        for (Reference reference : to) {
            all.add(reference);
            all.add(Reference.to(reference.object()));
        }
        if (all.isEmpty()) {
            return;
        }
        catalog.references = catalog.references.with(dependant, List.copyOf(all));
        for (Reference reference : all) {
            catalog.dependants = catalog.dependants.with(
                    reference,
                    catalog.dependants
                            .find(reference)
                            .orElse(PersistentMap.empty())
                            .with(dependant, Boolean.TRUE));
        }
    }

    /** Says that something depends on nothing. */
    void unlink(Dependant dependant) {
        for (Reference reference : catalog.references.find(dependant).orElse(List.of())) {
            PersistentMap<Dependant, Boolean> left = catalog.dependants
                    .find(reference)
                    .orElse(PersistentMap.empty())
                    .without(dependant);
            catalog.dependants =
                    left.isEmpty() ? catalog.dependants.without(reference) : catalog.dependants.with(reference, left);
        }
        catalog.references = catalog.references.without(dependant);
    }

    /** Puts something that depends on others under another name. */
    void relink(Dependant before, Dependant after) {
        Optional<List<Reference>> references = catalog.references.find(before);
        unlink(before);
        references.ifPresent(found -> link(after, found));
    }

    private void unlinkAll(int object) {
        List<Dependant> parts = new ArrayList<>();
        for (var entry : catalog.references.from(new Dependant(object, Dependant.Part.WHOLE, ""))) {
            if (entry.getKey().object() != object) {
                break;
            }
            parts.add(entry.getKey());
        }
        parts.forEach(this::unlink);
    }
}
