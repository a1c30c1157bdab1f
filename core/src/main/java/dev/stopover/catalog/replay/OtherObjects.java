package dev.stopover.catalog.replay;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Commented;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Grants;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.OtherObject;
import dev.stopover.catalog.PersistentMap;
import dev.stopover.catalog.PlainNames;
import dev.stopover.catalog.Publication;
import dev.stopover.catalog.Reference;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Schema;
import dev.stopover.catalog.Session;
import dev.stopover.catalog.Table;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.AlterPublication;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreateObject;
import dev.stopover.syntax.CreatePublication;
import dev.stopover.syntax.CreateSchema;
import dev.stopover.syntax.CreateSequence;
import dev.stopover.syntax.CreateStatistics;
import dev.stopover.syntax.CreateSubscription;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTrigger;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OptionValue;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes schemas, publications, statistics and the objects known by kind and name only. */
final class OtherObjects {

    private final Step step;

    OtherObjects(Step step) {
        this.step = step;
    }

    void create(CreateSchema create, Executed executed) {
        String name = create.schema()
                .map(Identifier::value)
                .orElseGet(() -> create.authorization().map(step::role).orElse(""));
        Catalog catalog = step.catalog();
        Optional<Schema> before = catalog.schemas().find(name);
        if (before.isPresent()) {
            boolean known = before.get().origin().isPresent() || name.equals("public");
            if (!create.ifNotExists() && known && before.get().extension().isEmpty()) {
                step.fail(
                        create.schema().map(Identifier::range).orElse(create.keywords()),
                        "42P06",
                        "schema \"%s\" already exists".formatted(name));
            }
        } else {
            step.draft()
                    .put(new Schema(
                            name,
                            create.authorization().map(step::role).orElse(step.role()),
                            new Owners(step).defaultGrants(Grants.NONE, ObjectKind.SCHEMA, ""),
                            Optional.empty(),
                            step.origin(create)));
        }
        if (create.elements().isEmpty()) {
            return;
        }
        Session session = step.session();
        List<String> path = new ArrayList<>(List.of(name));
        path.addAll(session.searchPath());
        step.session(session.with("search_path", path, true));
        List<Statement> elements = new ArrayList<>(create.elements());
        elements.sort(Comparator.comparingInt(OtherObjects::turn));
        for (Statement element : elements) {
            step.run(new Executed(element, executed.written(), executed.nesting()));
        }
        step.session(session);
    }

    /** PostgreSQL makes what CREATE SCHEMA holds in this order, whatever the order written. */
    private static int turn(Statement element) {
        if (element instanceof CreateSequence) {
            return 0;
        }
        if (element instanceof CreateTable) {
            return 1;
        }
        if (element instanceof CreateView) {
            return 2;
        }
        return element instanceof CreateIndex ? 3 : element instanceof CreateTrigger ? 4 : 5;
    }

    void create(CreatePublication create) {
        String name = create.publication().value();
        Catalog catalog = step.catalog();
        if (catalog.publications().containsKey(name)) {
            step.fail(create.publication().range(), "42710", "publication \"%s\" already exists".formatted(name));
            return;
        }
        put(
                new Publication(
                        name, create.allTables(), PersistentMap.empty(), PersistentMap.empty(), step.origin(create)),
                create.tables(),
                create.schemas(),
                true);
    }

    void alter(AlterPublication alter) {
        String name = alter.publication().value();
        Publication publication = step.catalog()
                .publications()
                .find(name)
                .orElseGet(() ->
                        new Publication(name, false, PersistentMap.empty(), PersistentMap.empty(), Optional.empty()));
        switch (alter.action()) {
            case ADD -> put(publication, alter.tables(), alter.schemas(), true);
            case DROP -> put(publication, alter.tables(), alter.schemas(), false);
            case SET ->
                put(
                        new Publication(
                                name, false, PersistentMap.empty(), PersistentMap.empty(), publication.origin()),
                        alter.tables(),
                        alter.schemas(),
                        true);
            case SET_OPTIONS -> put(publication, List.of(), List.of(), true);
        }
    }

    private void put(Publication publication, List<QualifiedName> tables, List<Identifier> schemas, boolean added) {
        PersistentMap<Integer, Boolean> members = publication.tables();
        for (QualifiedName table : tables) {
            Optional<Table> found = step.table(table, false);
            if (found.isPresent()) {
                members = added
                        ? members.with(found.get().id(), Boolean.TRUE)
                        : members.without(found.get().id());
            }
        }
        PersistentMap<String, Boolean> all = publication.schemas();
        for (Identifier schema : schemas) {
            all = added ? all.with(schema.value(), Boolean.TRUE) : all.without(schema.value());
        }
        step.draft()
                .put(new Publication(publication.name(), publication.allTables(), members, all, publication.origin()));
    }

    void create(CreateStatistics create) {
        Optional<Relation> table = step.relation(create.table(), false);
        if (table.isEmpty()) {
            return;
        }
        String schema = table.get().name().schema();
        String name = create.statistics()
                .map(step::target)
                .map(ObjectName::joined)
                .orElseGet(() -> freeStatistics(schema, table.get().name().name()));
        add(
                new OtherObject(ObjectKind.STATISTICS, name, table.get().id(), step.origin(create)),
                create.ifNotExists(),
                create);
    }

    /** A name that no other statistics of the schema have. */
    private String freeStatistics(String schema, String table) {
        String name = new ObjectName(schema, GeneratedNames.object(table, Optional.empty(), "stat")).joined();
        for (int number = 1; step.catalog().hasOther(ObjectKind.STATISTICS, name); number++) {
            name = new ObjectName(schema, GeneratedNames.object(table, Optional.empty(), "stat" + number)).joined();
        }
        return name;
    }

    void create(CreateSubscription create) {
        add(
                new OtherObject(ObjectKind.SUBSCRIPTION, create.subscription().value(), 0, step.origin(create)),
                false,
                create.subscription());
    }

    void create(CreateObject create) {
        if (create.object().kind() == ObjectKind.AGGREGATE) {
            aggregate(create);
            return;
        }
        add(
                new OtherObject(create.object().kind(), name(create.object()), 0, step.origin(create)),
                create.ifNotExists() || create.orReplace(),
                create);
    }

    /** The name of an object, with a schema where its kind lies in one. */
    String name(ObjectReference object) {
        return PlainNames.of(step.catalog(), step.session(), object);
    }

    /** Whether a name is all that tells objects of a kind apart: operators differ in arguments, casts go with functions. */
    static boolean isNamedOnce(ObjectKind kind) {
        return switch (kind) {
            case CAST, OPERATOR, TRANSFORM, USER_MAPPING -> false;
            default -> true;
        };
    }

    /** Puts an object under another schema or name; one that the history does not know is left alone. */
    void move(ObjectReference object, Identifier place, String toSchema, String toName) {
        Catalog catalog = step.catalog();
        String from = name(object);
        String to = PlainNames.moved(object, from, toSchema, toName);
        Optional<OtherObject> other = catalog.otherObjects().find(OtherObject.key(object.kind(), from));
        if (other.isEmpty() || new TakenNames(step).object(object, place, from, to)) {
            return;
        }
        OtherObject moved = new OtherObject(
                object.kind(), to, other.get().table(), other.get().origin());
        step.draft().moveComment(Commented.named(object.kind(), from), Commented.named(moved.kind(), moved.name()));
        step.draft().removeOther(other.get().key());
        step.draft().put(moved);
    }

    private void aggregate(CreateObject create) {
        List<DataType> arguments = create.object().arguments().orElse(List.of()).stream()
                .map(parameter -> step.type(parameter.type()))
                .toList();
        ObjectName name = step.target(create.object().name());
        Function function = Function.of(step.draft().newId(), name)
                .withKind(Function.Kind.AGGREGATE)
                .withArguments(arguments)
                .withLanguage("internal")
                .withOwner(step.role())
                .withOrigin(step.origin(create))
                .withGrants(new Owners(step)
                        .defaultGrants(
                                Grants.NONE.with(Grants.PUBLIC, "EXECUTE", "", false),
                                ObjectKind.FUNCTION,
                                name.schema()));
        step.draft().add(function);
        List<Reference> references = new ArrayList<>();
        for (Option option : create.options()) {
            if (option.name().value().endsWith("func") && option.value().isPresent()) {
                OptionValue value = option.value().get();
                QualifiedName part = QualifiedName.parsed(value.text(), value.range());
                List<Function> found = Lookup.functions(step.catalog(), step.session(), part.schema(), part.name());
                if (found.size() == 1) {
                    references.add(Reference.to(found.get(0).id()));
                }
            }
        }
        step.draft().link(Dependant.whole(function.id()), references);
    }

    private void add(OtherObject object, boolean mayExist, Ranged place) {
        Catalog catalog = step.catalog();
        if (catalog.otherObjects().containsKey(object.key())) {
            if (!mayExist && isNamedOnce(object.kind())) {
                new TakenNames(step).made(object, place);
            }
            return;
        }
        step.draft().put(object);
    }
}
