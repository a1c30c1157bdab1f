package dev.stopover.catalog;

import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.ObjectKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A schema at one moment: what there is, under which names, and what depends on what. It never changes once it belongs
 * to a {@link State}: a {@link CatalogDraft} changes a copy, which shares all but what the statement touches.
 * Every look-up costs the logarithm of the schema's size; every listing is in the order of names.
 */
public final class Catalog extends Copied {

    /** What stands under a name: a relation, or an index of one. */
    public record Entry(int relation, boolean index) {}

    int lastId;
    PersistentMap<Integer, Relation> relations = PersistentMap.empty();
    PersistentMap<ObjectName, Entry> relationNames = PersistentMap.empty();
    PersistentMap<Integer, UserType> types = PersistentMap.empty();
    PersistentMap<ObjectName, Integer> typeNames = PersistentMap.empty();
    PersistentMap<Integer, Function> functions = PersistentMap.empty();
    PersistentMap<ObjectName, PersistentMap<String, Integer>> functionNames = PersistentMap.empty();
    PersistentMap<String, Schema> schemas = PersistentMap.empty();
    PersistentMap<String, Role> roles = PersistentMap.empty();
    PersistentMap<String, Extension> extensions = PersistentMap.empty();
    PersistentMap<String, EventTrigger> eventTriggers = PersistentMap.empty();
    PersistentMap<String, Publication> publications = PersistentMap.empty();
    PersistentMap<String, OtherObject> others = PersistentMap.empty();
    PersistentMap<DefaultPrivilege, Boolean> defaultPrivileges = PersistentMap.empty();
    PersistentMap<Commented, String> comments = PersistentMap.empty();
    Dependencies dependencies = Dependencies.NONE;
    PersistentMap<ObjectName, Integer> constraintNames = PersistentMap.empty();
    /** The numbers below which generated names are known to be taken. */
    PersistentMap<ObjectName, Integer> searched = PersistentMap.empty();

    PersistentMap<ObjectName, Origin> dropped = PersistentMap.empty();

    /** Where objects other than relations were dropped, by kind and name. */
    PersistentMap<String, Origin> gone = PersistentMap.empty();

    /** What was inserted into the tables whose rows are known, for they were made empty and nothing else has changed them. */
    PersistentMap<Integer, List<Insert>> inserted = PersistentMap.empty();

    /** What names with gaps put in doubt, with the newest id when they did: what is older is not looked at again. */
    PersistentMap<String, Integer> doubted = PersistentMap.empty();

    /** The catalog of a new database: PostgreSQL's own objects are not in it, and the schema public is. */
    Catalog() {
        schemas = schemas.with(
                "public",
                new Schema(
                        "public",
                        "",
                        Grants.NONE.with(Grants.PUBLIC, "USAGE", "", false),
                        Optional.empty(),
                        Optional.empty()));
        extensions =
                extensions.with("plpgsql", new Extension("plpgsql", "pg_catalog", Optional.empty(), Optional.empty()));
    }

    /** A copy to be changed before anybody else sees it. */
    @Override
    Catalog copy() {
        return (Catalog) super.copy();
    }

    /** The other one, if nothing was changed since it was copied: most statements change no catalog. */
    Catalog unchanged(Catalog other) {
        boolean same = lastId == other.lastId
                && relations == other.relations
                && relationNames == other.relationNames
                && types == other.types
                && typeNames == other.typeNames
                && functions == other.functions
                && functionNames == other.functionNames
                && schemas == other.schemas
                && roles == other.roles
                && extensions == other.extensions
                && eventTriggers == other.eventTriggers
                && publications == other.publications
                && others == other.others
                && defaultPrivileges == other.defaultPrivileges
                && comments == other.comments
                && dependencies == other.dependencies
                && constraintNames == other.constraintNames
                && dropped == other.dropped
                && gone == other.gone
                && inserted == other.inserted
                && doubted == other.doubted;
        return same ? other : this;
    }

    /** The relation of a name: a table, view or sequence, also one that the history only uses. */
    public Optional<Relation> relation(ObjectName name) {
        return relationNames
                .find(name)
                .filter(entry -> !entry.index())
                .flatMap(entry -> relations.find(entry.relation()));
    }

    /** The statements that have filled a table with constants; empty if its rows are not known. */
    public Optional<List<Insert>> insertedInto(int table) {
        return inserted.find(table);
    }

    /** Whether the rows of some table are known. */
    public boolean knowsRows() {
        return !inserted.isEmpty();
    }

    /** The relation of an id. */
    public Optional<Relation> relation(int id) {
        return relations.find(id);
    }

    /** The table of a name, also one that the history only uses. */
    public Optional<Table> table(ObjectName name) {
        return relation(name).filter(Table.class::isInstance).map(Table.class::cast);
    }

    /** The table of an id. */
    public Optional<Table> table(int id) {
        return relation(id).filter(Table.class::isInstance).map(Table.class::cast);
    }

    /** The view or materialized view of a name. */
    public Optional<View> view(ObjectName name) {
        return relation(name).filter(View.class::isInstance).map(View.class::cast);
    }

    /** The sequence of a name. */
    public Optional<Sequence> sequence(ObjectName name) {
        return relation(name).filter(Sequence.class::isInstance).map(Sequence.class::cast);
    }

    /** The index of a name. */
    public Optional<Index> index(ObjectName name) {
        return relationNames
                .find(name)
                .filter(Entry::index)
                .flatMap(entry -> relations.find(entry.relation()))
                .flatMap(relation -> relation.indexes().find(name.name()));
    }

    /** The type of a name. */
    public Optional<UserType> type(ObjectName name) {
        return typeNames.find(name).flatMap(types::find);
    }

    /** The type of an id. */
    public Optional<UserType> type(int id) {
        return types.find(id);
    }

    /** The relations by id: in the order in which they were made. */
    public PersistentMap<Integer, Relation> relationsById() {
        return relations;
    }

    /** What stands under the names of relations and indexes. */
    public PersistentMap<ObjectName, Entry> relationNames() {
        return relationNames;
    }

    /** The types by id. */
    public PersistentMap<Integer, UserType> typesById() {
        return types;
    }

    /** The ids of types by name. */
    public PersistentMap<ObjectName, Integer> typeNames() {
        return typeNames;
    }

    /** The functions by id. */
    public PersistentMap<Integer, Function> functionsById() {
        return functions;
    }

    /** The ids of functions by name and signature. */
    public PersistentMap<ObjectName, PersistentMap<String, Integer>> functionNames() {
        return functionNames;
    }

    /** The objects known by kind and name only, by both. */
    public PersistentMap<String, OtherObject> otherObjects() {
        return others;
    }

    /** What new objects get, or do not get any more. */
    public PersistentMap<DefaultPrivilege, Boolean> defaultPrivilegesInForce() {
        return defaultPrivileges;
    }

    /** The comments, by what they are about. */
    public PersistentMap<Commented, String> comments() {
        return comments;
    }

    /** How many constraints of tables and domains have a name. */
    public PersistentMap<ObjectName, Integer> constraintNames() {
        return constraintNames;
    }

    /** The numbers below which generated names are known to be taken, by how the search for a free one is called. */
    public PersistentMap<ObjectName, Integer> searched() {
        return searched;
    }

    /** Where relations were dropped or renamed away of whose names there is none since. */
    public PersistentMap<ObjectName, Origin> droppedRelations() {
        return dropped;
    }

    /** Why everything up to an id is in doubt. */
    public PersistentMap<String, Integer> doubted() {
        return doubted;
    }

    /** The number of the newest object. */
    public int lastId() {
        return lastId;
    }

    /** The functions of a name, in the order of their signatures. */
    public List<Function> functions(ObjectName name) {
        return functionNames
                .find(name)
                .map(signatures ->
                        signatures.values().stream().map(functions::get).toList())
                .orElse(List.of());
    }

    /** The function of a name and a signature, which is written as {@link Function#signature} writes it. */
    public Optional<Function> function(ObjectName name, String signature) {
        return functionNames
                .find(name)
                .flatMap(signatures -> signatures.find(signature))
                .map(functions::get);
    }

    /** The function of an id. */
    public Optional<Function> function(int id) {
        return functions.find(id);
    }

    /** The name of the relation, type or function of an id. */
    public Optional<ObjectName> nameOf(int id) {
        return relations
                .find(id)
                .map(Relation::name)
                .or(() -> types.find(id).map(UserType::name))
                .or(() -> functions.find(id).map(Function::name));
    }

    /** Whether a relation or an index stands under a name. */
    public boolean hasRelation(ObjectName name) {
        return relationNames.containsKey(name);
    }

    /** Where a relation of this name was dropped or renamed away, if the history did so and made no other since. */
    public Optional<Origin> dropped(ObjectName name) {
        return dropped.find(name);
    }

    /** Where an object other than a relation was dropped that has not been made again since. */
    public Optional<Origin> gone(ObjectKind kind, String name) {
        return gone.find(OtherObject.key(kind, name));
    }

    /** All relations, in the order of their names; those that the history only uses are among them. */
    public List<Relation> relations() {
        List<Relation> all = new ArrayList<>(relations.size());
        relationNames.values().forEach(entry -> {
            if (!entry.index()) {
                all.add(relations.get(entry.relation()));
            }
        });
        return all;
    }

    /** Whether another catalog has the very same relations, none of them changed: told without looking at any. */
    public boolean hasRelationsOf(Catalog other) {
        return relations == other.relations;
    }

    /** The relations that another catalog lacks or has changed, in the order of their names. */
    public List<Relation> relationsChangedIn(Catalog other) {
        List<Relation> changed = relations.valuesChangedIn(other.relations);
        return changed.size() < 2
                ? changed
                : changed.stream().sorted(Comparator.comparing(Relation::name)).toList();
    }

    /** The functions that another catalog lacks or has changed. */
    public List<Function> functionsChangedIn(Catalog other) {
        return functions.valuesChangedIn(other.functions);
    }

    /** The types that another catalog lacks or has changed. */
    public List<UserType> typesChangedIn(Catalog other) {
        return types.valuesChangedIn(other.types);
    }

    /** All tables, in the order of their names; those that the history only uses are among them. */
    public List<Table> tables() {
        return relations().stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .toList();
    }

    /** All views and materialized views, in the order of their names. */
    public List<View> views() {
        return relations().stream()
                .filter(View.class::isInstance)
                .map(View.class::cast)
                .toList();
    }

    /** All sequences, in the order of their names. */
    public List<Sequence> sequences() {
        return relations().stream()
                .filter(Sequence.class::isInstance)
                .map(Sequence.class::cast)
                .toList();
    }

    /** All types that the history or an extension made, in the order of their names. */
    public List<UserType> types() {
        return typeNames.values().stream().map(types::get).toList();
    }

    /** All functions that the history or an extension made, in the order of their names and signatures. */
    public List<Function> functions() {
        return functionNames.values().stream()
                .flatMap(signatures -> signatures.values().stream())
                .map(functions::get)
                .toList();
    }

    /** All schemas by name, PostgreSQL's own excepted. */
    public PersistentMap<String, Schema> schemas() {
        return schemas;
    }

    /** The roles that the history made or uses, by name. */
    public PersistentMap<String, Role> roles() {
        return roles;
    }

    /** The extensions by name. */
    public PersistentMap<String, Extension> extensions() {
        return extensions;
    }

    /** The event triggers by name. */
    public PersistentMap<String, EventTrigger> eventTriggers() {
        return eventTriggers;
    }

    /** The publications by name. */
    public PersistentMap<String, Publication> publications() {
        return publications;
    }

    /** The objects known by kind and name only, in the order of kinds and names. */
    public List<OtherObject> others() {
        return List.copyOf(others.values());
    }

    /** Whether there is an object of a kind and name that the catalog knows no more of. */
    public boolean hasOther(ObjectKind kind, String name) {
        return others.containsKey(OtherObject.key(kind, name));
    }

    /** The privileges that objects get when they are made. */
    public List<DefaultPrivilege> defaultPrivileges() {
        return List.copyOf(defaultPrivileges.keySet());
    }

    /** The foreign keys that refer to a table, in the order in which their tables were made. */
    public List<ForeignKey> foreignKeysTo(Relation table) {
        return Dependants.foreignKeysTo(this, table);
    }

    /** The views that use a relation, in the order in which they were made. */
    public List<View> viewsOf(Relation relation) {
        return Dependants.views(this, dependantsOf(relation.id()));
    }

    /** The views that use a column of a relation, in the order in which they were made. */
    public List<View> viewsOf(Relation relation, Column column) {
        return Dependants.views(this, dependantsOf(new Reference(relation.id(), column.number())));
    }

    /** The policies of other tables whose expressions read a relation, by table. */
    public List<Map.Entry<Table, Policy>> policiesReading(Relation relation) {
        return Dependants.policiesReading(this, relation);
    }

    /** The partitions or children of a table, in the order in which they were made. */
    public List<Table> childrenOf(Relation parent) {
        return Dependants.childrenOf(this, parent);
    }

    /** The partitions or children of a table, each followed by its own, each once. */
    public List<Table> descendantsOf(Relation ancestor) {
        return Dependants.descendantsOf(this, ancestor);
    }

    /** The sequences that columns of a table own, identity columns' among them. */
    public List<Sequence> sequencesOf(Relation table) {
        return Dependants.sequencesOf(this, table);
    }

    /** The sequences that a column owns. */
    public List<Sequence> sequencesOf(Relation table, Column column) {
        return Dependants.sequencesOf(this, table, column);
    }

    /** The indexes of a relation that use a column, in their expressions and predicates too. */
    public List<Index> indexesOn(Relation relation, String column) {
        return relation.indexes().values().stream()
                .filter(index -> index.uses().contains(column))
                .toList();
    }

    /** The tables whose columns are of a type, in the order in which they were made. */
    public List<Table> tablesUsing(UserType type) {
        return Dependants.tablesUsing(this, type);
    }

    /** Whether a valid CHECK of a table lets no null into a column, so that SET NOT NULL has nothing to scan for. */
    public boolean provesNotNull(Table table, String column, Answers answers) {
        return Dependants.provesNotNull(table, column, answers);
    }

    /** Whether a role has a privilege on a relation: by ownership, by a grant to it, to every role or to a role it is in. */
    public boolean hasPrivilege(String role, String privilege, Relation relation) {
        return Dependants.hasPrivilege(this, role, privilege, relation);
    }

    /** A role and the roles whose privileges it has. */
    public List<String> withMemberships(String role) {
        return Dependants.withMemberships(this, role);
    }

    /** What uses a column: views, policies, triggers, rules and columns computed from it. */
    public List<Dependant> dependantsOf(Relation relation, Column column) {
        return dependantsOf(new Reference(relation.id(), column.number()));
    }

    /** What depends on the relation, type or function of an id. */
    public List<Dependant> dependantsOf(int object) {
        return dependantsOf(Reference.to(object));
    }

    /** How much depends on the relation, type or function of an id, told without looking at any of it. */
    public int countDependantsOf(int object) {
        return dependencies.count(Reference.to(object));
    }

    /** What depends on an object or on a column of it. */
    public List<Dependant> dependantsOf(Reference reference) {
        return dependencies.on(reference);
    }

    /** What each part of an object depends on. */
    public PersistentMap<Dependant, List<Reference>> references() {
        return dependencies.references();
    }
}
