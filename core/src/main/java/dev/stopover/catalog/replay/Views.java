package dev.stopover.catalog.replay;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.CatalogDraft;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.PersistentMap;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Resolution;
import dev.stopover.catalog.Session;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.View;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.CreateMaterializedView;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.OnCommit;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OptionValue;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes what is defined by a query: views, materialized views and tables. */
final class Views {

    /** How many views may wait for each other's columns: each takes room on the stack when one is asked for. */
    private static final int MAX_DEPTH = 50;

    private final Step step;

    Views(Step step) {
        this.step = step;
    }

    void create(CreateView create) {
        boolean temporary = create.temporary() || readsTemporary(create.query());
        ObjectName name = temporary
                ? new ObjectName(Session.TEMPORARY_SCHEMA, create.view().name())
                : step.target(create.view());
        Optional<Relation> before = step.catalog().relation(name);
        if (before.isPresent() && before.get() instanceof View view && !view.isMaterialized() && create.orReplace()) {
            define(described(view, create.options(), create), create.query(), create.columns());
            return;
        }
        if (isTaken(name, create.view())) {
            return;
        }
        View view = described(View.named(name).withTemporary(temporary), create.options(), create);
        define(add(view), create.query(), create.columns());
    }

    /** A view of temporary relations is made temporary without being told. */
    private boolean readsTemporary(Query query) {
        return Sessions.hasTemporaryObjects(step.catalog())
                && step.resolution(query).relations().stream()
                        .anyMatch(relation -> relation.name().schema().equals(Session.TEMPORARY_SCHEMA));
    }

    void create(CreateMaterializedView create) {
        ObjectName name = step.target(create.view());
        if (create.ifNotExists() && step.catalog().hasRelation(name)) {
            return;
        }
        if (isTaken(name, create.view())) {
            return;
        }
        View view =
                described(View.named(name).asMaterialized().withPopulated(create.withData()), create.options(), create);
        define(add(view), create.query(), create.columns());
    }

    void create(CreateTableAs create) {
        boolean temporary = create.persistence() == Persistence.TEMPORARY;
        ObjectName name = temporary
                ? new ObjectName(Session.TEMPORARY_SCHEMA, create.table().name())
                : step.target(create.table());
        Optional<Table> made = new Tables(step).make(name, create.table(), create.ifNotExists(), create);
        if (made.isEmpty()) {
            return;
        }
        Optional<List<Column>> columns =
                columns(create.query(), create.columns(), create, step.catalog(), step.session());
        Table table = made.get()
                .withPersistence(create.persistence())
                .withOnCommit(create.onCommit().orElse(OnCommit.PRESERVE_ROWS));
        step.draft().put(columns.isPresent() ? table : table.withKnowledge(Knowledge.UNCERTAIN));
        if (columns.isPresent() && hasTwice(columns.get(), create.table())) {
            return;
        }
        for (Column column : columns.orElse(List.of())) {
            if (new ColumnDefinitions(step).isFull(table.id(), create.table())) {
                return;
            }
            step.draft().addColumn(table.id(), column);
        }
    }

    /** Whether two columns have one name, which is a failure. */
    private boolean hasTwice(List<Column> columns, Ranged place) {
        Optional<String> twice = twice(columns);
        twice.ifPresent(
                name -> step.fail(place.range(), "42701", "column \"%s\" specified more than once".formatted(name)));
        return twice.isPresent();
    }

    private static Optional<String> twice(List<Column> columns) {
        Set<String> names = new HashSet<>();
        return columns.stream()
                .map(Column::name)
                .filter(name -> !names.add(name))
                .findFirst();
    }

    private View described(View view, List<Option> options, Ranged place) {
        return (View) view.withOptions(options(options)).withOrigin(step.origin(place));
    }

    private View add(View view) {
        return (View) step.draft().add(new Owners(step).owned(view, ObjectKind.TABLE));
    }

    private void define(View view, Query query, List<Identifier> names) {
        // What the query reads is what stood before: a view can be replaced by one that reads the view itself.
        Catalog catalog = new CatalogDraft(step.catalog()).catalog();
        Session session = step.session();
        Resolution resolution = step.resolution(query);
        int depth = 0;
        for (Relation read : resolution.relations()) {
            depth = Math.max(depth, read instanceof View source ? source.depth() + 1 : 0);
        }
        if (depth > MAX_DEPTH) {
            resolution.relations().forEach(Relation::columns);
            depth = 0;
        }
        step.draft()
                .put(view.withQuery(
                        query,
                        depth,
                        () -> columns(query, names, query, catalog, session)
                                .filter(found -> twice(found).isEmpty())));
        step.draft().link(Dependant.whole(view.id()), resolution.references());
    }

    private boolean isTaken(ObjectName name, QualifiedName written) {
        step.makeRoom(name);
        Optional<Relation> before = step.catalog().relation(name);
        if (before.isPresent() && before.get().knowledge() == Knowledge.UNKNOWN) {
            step.draft().remove(before.get().id(), Optional.empty());
            return false;
        }
        if (step.catalog().hasRelation(name)) {
            step.fail(
                    written.range(),
                    "42P07",
                    "relation \"%s\" already exists".formatted(name.name()),
                    before.flatMap(Relation::origin));
            return true;
        }
        return false;
    }

    /** The columns of a query's result; empty where they cannot all be named. */
    private Optional<List<Column>> columns(
            Query query, List<Identifier> names, Ranged place, Catalog catalog, Session session) {
        Optional<List<Resolution.Output>> outputs =
                Resolution.outputs(step.answers().mentions(query), catalog, session);
        if (outputs.isEmpty()) {
            return names.isEmpty() ? Optional.empty() : Optional.of(named(List.of(), names, place));
        }
        List<Column> columns = new ArrayList<>();
        for (Resolution.Output output : outputs.get()) {
            columns.add(Column.of(output.name(), 0, output.type(), step.origin(place)));
        }
        return Optional.of(named(columns, names, place));
    }

    private List<Column> named(List<Column> columns, List<Identifier> names, Ranged place) {
        List<Column> named = new ArrayList<>();
        for (int i = 0; i < Math.max(columns.size(), names.size()); i++) {
            Column column = i < columns.size()
                    ? columns.get(i)
                    : Column.of(names.get(i).value(), 0, DataType.UNKNOWN, step.origin(place));
            named.add(i < names.size() ? column.withName(names.get(i).value()) : column);
        }
        return named;
    }

    static PersistentMap<String, String> options(List<Option> written) {
        PersistentMap<String, String> options = PersistentMap.empty();
        for (Option option : written) {
            options = options.with(
                    option.name().value(), option.value().map(OptionValue::text).orElse(""));
        }
        return options;
    }
}
