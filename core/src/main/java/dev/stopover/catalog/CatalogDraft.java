package dev.stopover.catalog;

import dev.stopover.syntax.Insert;
import dev.stopover.syntax.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A copy of a catalog while a statement changes it: every change of names, of what there is and of what depends on what
 * goes through here, so that the three agree.
 */
public final class CatalogDraft extends ObjectDraft {

    /** A draft that begins as a catalog. */
    public CatalogDraft(Catalog before) {
        super(before);
    }

    // Rows

    /** Notes what has filled a table; its rows are known. */
    public void fill(int table, List<Insert> inserts) {
        catalog.inserted = catalog.inserted.with(table, inserts);
    }

    /** What the rows of a table are is not known any more. */
    public void forgetRows(int table) {
        catalog.inserted = catalog.inserted.without(table);
    }

    /** What the rows of any table are is not known any more. */
    public void forgetRows() {
        catalog.inserted = PersistentMap.empty();
    }

    // Relations

    /** Puts a new relation under its name. */
    public <R extends Relation> R add(R relation) {
        @SuppressWarnings("unchecked")
        R added = (R) relation.withId(newId());
        catalog.relationNames = catalog.relationNames.with(added.name(), new Catalog.Entry(added.id(), false));
        catalog.relations = catalog.relations.with(added.id(), added);
        catalog.dropped = catalog.dropped.without(added.name());
        return added;
    }

    /** Puts a changed relation in the place of the one with its id; its name must not have changed. */
    @Override
    public <R extends Relation> R put(R relation) {
        catalog.relations = catalog.relations.with(relation.id(), relation);
        return relation;
    }

    /** Puts a relation, with its indexes and constraints, under another name. */
    public void move(int id, ObjectName to) {
        Relation relation = relation(id);
        catalog.searched = PersistentMap.empty();
        catalog.relationNames = catalog.relationNames.without(relation.name()).with(to, new Catalog.Entry(id, false));
        catalog.dropped = catalog.dropped.without(to);
        catalog.doubted = PersistentMap.empty();
        if (!to.schema().equals(relation.name().schema())) {
            for (String index : relation.indexes().keySet()) {
                catalog.relationNames = catalog.relationNames
                        .without(new ObjectName(relation.name().schema(), index))
                        .with(new ObjectName(to.schema(), index), new Catalog.Entry(id, true));
            }
            if (relation instanceof Table table) {
                for (String constraint : table.constraints().keySet()) {
                    countConstraint(relation.name().schema(), constraint, -1);
                    countConstraint(to.schema(), constraint, 1);
                }
            }
        }
        put(relation.withName(to));
        for (Dependant dependant : catalog.dependantsOf(id)) {
            if (dependant.part() == Dependant.Part.COLUMN) {
                retype(dependant, id, to);
            } else if (dependant.part() == Dependant.Part.CHILD) {
                reparentIndexes(dependant.object(), relation.name().schema(), to.schema());
            }
        }
    }

    /** The indexes of a partition name those of its table that they are parts of, with their schema. */
    private void reparentIndexes(int partition, String from, String to) {
        if (from.equals(to)) {
            return;
        }
        for (Index part : relation(partition).indexes().values()) {
            part.parent()
                    .filter(parent -> parent.schema().equals(from))
                    .ifPresent(parent -> addIndex(part.withParent(Optional.of(new ObjectName(to, parent.name())))));
        }
    }

    /** Takes a relation away, with its indexes and constraints; what depends on it must be gone. */
    public void remove(int id, Optional<Origin> origin) {
        Relation relation = relation(id);
        relation.indexes()
                .keySet()
                .forEach(index -> catalog.relationNames = catalog.relationNames.without(
                        new ObjectName(relation.name().schema(), index)));
        if (relation instanceof Table table) {
            table.constraints()
                    .keySet()
                    .forEach(name -> countConstraint(table.name().schema(), name, -1));
        }
        unlinkAll(id);
        catalog.searched = PersistentMap.empty();
        catalog.relationNames = catalog.relationNames.without(relation.name());
        catalog.relations = catalog.relations.without(id);
        origin.ifPresent(where -> catalog.dropped = catalog.dropped.with(relation.name(), where));
    }

    /** The relation of an id, which must be there. */
    public Relation relation(int id) {
        return catalog.relations.find(id).orElseThrow();
    }

    /** The table of an id, which must be there. */
    public Table table(int id) {
        return (Table) relation(id);
    }

    /** Whether there is a relation of an id. */
    public boolean exists(int id) {
        return catalog.relations.containsKey(id);
    }

    // Columns

    /** Puts a column at the end of a relation, with the next number, and links it to its type. */
    public Column addColumn(int relation, Column column) {
        Relation before = relation(relation);
        Column numbered = column.withNumber(before.lastColumn() + 1);
        List<Column> columns = new ArrayList<>(before.columns());
        columns.add(numbered);
        put(before.withColumns(columns));
        linkType(relation, numbered);
        return numbered;
    }

    /** Puts a changed column in the place of the one with its number. */
    public void putColumn(int relation, Column column) {
        Relation before = relation(relation);
        put(before.withColumns(before.columns().stream()
                .map(each -> each.number() == column.number() ? column : each)
                .toList()));
        linkType(relation, column);
    }

    /** Takes a column away; what depends on it must be gone. */
    public void removeColumn(int relation, Column column) {
        Relation before = relation(relation);
        put(before.withColumns(before.columns().stream()
                        .filter(each -> each.number() != column.number())
                        .toList())
                .withGrants(before.grants().withoutColumn(column.name())));
        unlink(Dependant.column(relation, Dependant.Part.COLUMN, column.number()));
        unlink(Dependant.column(relation, Dependant.Part.DEFAULT, column.number()));
        forget(Commented.column(relation, column));
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

    /** Puts an index under its name, in the place of one that is there. */
    public void addIndex(Index index) {
        Relation relation = relation(index.table());
        forgetDropped(new ObjectName(relation.name().schema(), index.name()));
        catalog.relationNames = catalog.relationNames.with(
                new ObjectName(relation.name().schema(), index.name()), new Catalog.Entry(relation.id(), true));
        put(relation.withIndexes(relation.indexes().with(index.name(), index)));
    }

    /** Takes an index away. */
    public void removeIndex(int relation, String name) {
        Relation before = relation(relation);
        catalog.searched = PersistentMap.empty();
        catalog.relationNames =
                catalog.relationNames.without(new ObjectName(before.name().schema(), name));
        put(before.withIndexes(before.indexes().without(name)));
        unlink(new Dependant(relation, Dependant.Part.INDEX, name));
        forget(Commented.part(relation, ObjectKind.INDEX, name));
    }

    /** Puts a constraint under its name, in the place of one that is there. */
    public void addConstraint(int relation, TableConstraint constraint) {
        Table table = table(relation);
        if (!table.constraints().containsKey(constraint.name())) {
            countConstraint(table.name().schema(), constraint.name(), 1);
        }
        put(table.withConstraints(table.constraints().with(constraint.name(), constraint)));
    }

    /** Takes a constraint away; its index stays. */
    public void removeConstraint(int relation, String name) {
        Table table = table(relation);
        countConstraint(table.name().schema(), name, -1);
        put(table.withConstraints(table.constraints().without(name)));
        unlink(new Dependant(relation, Dependant.Part.CONSTRAINT, name));
        forget(Commented.part(relation, ObjectKind.CONSTRAINT, name));
    }

    /** Counts the constraints of a name in a schema: PostgreSQL picks no name that a table or domain there has. */
    public void countConstraint(String schema, String name, int by) {
        ObjectName key = new ObjectName(schema, name);
        int count = catalog.constraintNames.find(key).orElse(0) + by;
        catalog.searched = by < 0 ? PersistentMap.empty() : catalog.searched;
        catalog.constraintNames =
                count > 0 ? catalog.constraintNames.with(key, count) : catalog.constraintNames.without(key);
    }

    // Types

    /** Puts a type under its name. */
    public void add(UserType type) {
        forgetGone(ObjectKind.TYPE, type.name().joined());
        catalog.types = catalog.types.with(type.id(), type);
        catalog.typeNames = catalog.typeNames.with(type.name(), type.id());
    }

    /** Puts a changed type in the place of the one with its id; its name must not have changed. */
    public void put(UserType type) {
        catalog.types = catalog.types.with(type.id(), type);
    }

    /** Puts a type under another name; columns and functions of the type follow. */
    public void move(UserType type, ObjectName to) {
        forgetGone(ObjectKind.TYPE, to.joined());
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

    /** Takes a type away; what depends on it must be gone. */
    public void remove(UserType type) {
        catalog.typeNames = catalog.typeNames.without(type.name());
        catalog.types = catalog.types.without(type.id());
        unlinkAll(type.id());
    }
}
