package dev.stopover.catalog;

import dev.stopover.catalog.Scope.CommonTable;
import dev.stopover.catalog.Scope.Item;
import dev.stopover.syntax.ColumnReference;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.Literal;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.OutputName;
import dev.stopover.syntax.ParameterMode;
import dev.stopover.syntax.QualifiedName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the names of a query or expression mean, each looked up where it stands as PostgreSQL's parser looks it up: in the
 * items of FROM, among common table expressions, in what stands around a subquery. A star means the columns of just the
 * items at its level. What is not known means nothing.
 */
public final class Resolution {

    /** PostgreSQL puts out no more columns (MaxTupleAttributeNumber in {@code htup_details.h}). */
    private static final int MOST_COLUMNS = 1664;

    /**
     * A column that an item of FROM gives out, or a query puts out.
     *
     * @param name its name
     * @param type its type, if it is known
     * @param source the column of a relation that it is, if it is one
     */
    public record Output(String name, DataType type, Optional<Reference> source) {}

    private final Mentions mentions;
    private final Catalog catalog;
    private final Session session;
    private final boolean resolve;
    private final Set<Reference> references = new TreeSet<>();
    private final Set<Relation> relations = new LinkedHashSet<>();

    private Resolution(Mentions mentions, Catalog catalog, Session session, boolean resolve) {
        this.mentions = mentions;
        this.catalog = catalog;
        this.session = session;
        this.resolve = resolve;
    }

    /** Resolves a query or expression; one that belongs to a relation may name the columns of that. */
    public static Resolution of(Mentions mentions, Catalog catalog, Session session, Optional<Relation> owner) {
        Resolution resolution = new Resolution(mentions, catalog, session, false);
        Scope scope = owner.map(Resolution::rows).orElse(Scope.EMPTY);
        for (int root : mentions.roots()) {
            resolution.any(root, scope);
        }
        return resolution;
    }

    /** What belongs to a relation names its rows like itself; a trigger or rule those before and after, too. */
    private static Scope rows(Relation relation) {
        Item rows = Item.of(relation.name().name(), relation, List.of(), false);
        return Scope.EMPTY.with(List.of(rows, rows.as("new"), rows.as("old")));
    }

    /** The columns that a query puts out, with their types where those are known; nothing if not all can be named. */
    public static Optional<List<Output>> outputs(Mentions mentions, Catalog catalog, Session session) {
        return mentions.isComplete()
                ? new Resolution(mentions, catalog, session, true).any(mentions.root(), Scope.EMPTY)
                : Optional.empty();
    }

    /** All that it depends on. */
    public Set<Reference> references() {
        return references;
    }

    /** The relations that it reads or changes. */
    public Set<Relation> relations() {
        return relations;
    }

    /** The names of the columns of a relation that it uses. */
    public Set<String> columnsOf(Relation relation) {
        Set<String> names = new TreeSet<>();
        for (Column column : relation.columns()) {
            if (references.contains(new Reference(relation.id(), column.number()))) {
                names.add(column.name());
            }
        }
        return names;
    }

    private Optional<List<Output>> any(int mention, Scope scope) {
        switch (mentions.role(mention)) {
            case QUERY -> {
                return query(mention, scope, Optional.empty());
            }
            case INSERT, UPDATE, DELETE, MERGE -> {
                return change(mention, scope);
            }
            default -> {
                names(mention, scope);
                return Optional.empty();
            }
        }
    }

    // Queries.

    /**
     * A query; what it puts out.
     *
     * @param recursive the common table expression that it defines and may read
     */
    private Optional<List<Output>> query(int query, Scope outer, Optional<CommonTable> recursive) {
        Scope scope = outer;
        Scope inner = outer;
        Optional<List<Output>> outputs = Optional.empty();
        boolean first = true;
        for (int part : mentions.children(query)) {
            switch (mentions.role(part)) {
                case WITH -> scope = with(part, scope);
                case SELECT, VALUES, TABLE, QUERY -> {
                    FromItems items = new FromItems();
                    Optional<List<Output>> found = operand(part, scope, items);
                    inner = first ? scope.with(items.all()) : scope;
                    outputs = first ? found : outputs;
                    if (first && recursive.isPresent()) {
                        recursive.get().outputs(found);
                    }
                    first = false;
                }
                case ORDER_BY -> order(part, inner, outputs);
                case SET_OPERATION, LOCKED -> {}
                default -> names(part, inner);
            }
        }
        return outputs;
    }

    private Optional<List<Output>> operand(int operand, Scope scope, FromItems items) {
        return switch (mentions.role(operand)) {
            case SELECT -> select(operand, scope, items);
            case QUERY -> query(operand, scope, Optional.empty());
            case TABLE -> {
                relation(operand, scope, items);
                yield starred(items);
            }
            default -> values(operand, scope);
        };
    }

    private Optional<List<Output>> values(int values, Scope scope) {
        names(values, scope);
        List<Output> outputs = new ArrayList<>();
        int columns = mentions.children(mentions.children(values)[0]).length;
        for (int i = 1; i <= columns; i++) {
            outputs.add(new Output("column" + i, DataType.UNKNOWN, Optional.empty()));
        }
        return Optional.of(outputs);
    }

    /** What is ordered by: the name of an output column alone means that, all else what FROM has. */
    private void order(int order, Scope scope, Optional<List<Output>> outputs) {
        for (int part : mentions.children(order)) {
            boolean output = mentions.is(part, MentionRole.COLUMN)
                    && outputs.orElse(List.of()).stream()
                            .anyMatch(column -> column.name().equals(mentions.value(part)));
            if (!output) {
                names(part, scope);
            }
        }
    }

    private Scope with(int with, Scope outer) {
        Scope scope = outer;
        int[] parts = mentions.children(with);
        List<CommonTable> tables = new ArrayList<>();
        for (int part : parts) {
            CommonTable table =
                    new CommonTable(mentions.value(mentions.from(part)), names(part, MentionRole.COLUMN_ALIAS));
            tables.add(table);
            scope = mentions.isRecursive(with) ? scope.with(table) : scope;
        }
        for (int i = 0; i < parts.length; i++) {
            CommonTable table = tables.get(i);
            int body = body(parts[i]);
            Optional<List<Output>> outputs =
                    mentions.is(body, MentionRole.QUERY) ? query(body, scope, Optional.of(table)) : any(body, scope);
            table.outputs(with(names(parts[i], MentionRole.LABEL), outputs));
            scope = mentions.isRecursive(with) ? scope : scope.with(table);
        }
        return scope;
    }

    /** With the columns that SEARCH and CYCLE add. */
    private static Optional<List<Output>> with(List<String> added, Optional<List<Output>> outputs) {
        if (added.isEmpty() || outputs.isEmpty()) {
            return outputs;
        }
        List<Output> all = new ArrayList<>(outputs.get());
        added.forEach(name -> all.add(new Output(name, DataType.UNKNOWN, Optional.empty())));
        return Optional.of(all);
    }

    private int body(int commonTable) {
        int body = commonTable - 1;
        while (mentions.is(body, MentionRole.LABEL)) {
            body--;
        }
        return body;
    }

    private List<String> names(int holder, MentionRole role) {
        List<String> names = new ArrayList<>();
        for (int part : mentions.children(holder)) {
            if (mentions.is(part, role)) {
                names.add(mentions.value(part));
            } else if (role == MentionRole.COLUMN_ALIAS && mentions.is(part, MentionRole.COLUMN_DEFINITION)) {
                names.add(mentions.value(mentions.from(part)));
            }
        }
        return names;
    }

    private Optional<List<Output>> select(int select, Scope outer, FromItems items) {
        int[] parts = mentions.children(select);
        for (int part : parts) {
            from(part, outer, items);
        }
        Scope scope = outer.with(items.all());
        List<Output> outputs = new ArrayList<>();
        boolean all = true;
        for (int part : parts) {
            switch (mentions.role(part)) {
                case TARGET -> all &= target(part, scope, items, outputs);
                case JOIN -> conditions(part, scope);
                case FROM_RELATION, FROM_QUERY, FROM_FUNCTION, FROM_JOIN, INTO -> {}
                default -> names(part, scope);
            }
        }
        return all ? Optional.of(outputs) : Optional.empty();
    }

    /** An output column, or all that a star stands for; says whether all of it is known. */
    private boolean target(int target, Scope scope, FromItems items, List<Output> outputs) {
        int value = mentions.children(target)[0];
        if (!mentions.is(value, MentionRole.STAR)) {
            names(value, scope);
            outputs.add(new Output(OutputName.of(mentions, target), type(value, scope), Optional.empty()));
            return outputs.size() <= MOST_COLUMNS;
        }
        Optional<QualifiedName> qualifier = mentions.column(value).qualifier();
        Optional<List<Output>> found = qualifier.isEmpty()
                ? starred(items)
                : item(qualifier.get(), scope).flatMap(item -> starred(FromItems.of(item)));
        if (found.isEmpty() || outputs.size() + found.get().size() > MOST_COLUMNS) {
            return false;
        }
        outputs.addAll(found.get());
        return true;
    }

    /** All columns of items; all of them are used. */
    private Optional<List<Output>> starred(FromItems items) {
        for (Item item : items.all()) {
            item.columns().forEach(this::use);
        }
        return items.starred();
    }

    private void use(Output column) {
        column.source().ifPresent(references::add);
    }

    private DataType type(int value, Scope scope) {
        return mentions.is(value, MentionRole.COLUMN)
                ? column(mentions.column(value), scope).map(Output::type).orElse(DataType.UNKNOWN)
                : DataType.UNKNOWN;
    }

    // Items of FROM.

    /** Adds the items of a part of FROM, and the names of columns that joins merge, the last join's first. */
    private void from(int part, Scope outer, FromItems items) {
        Deque<Integer> open = new ArrayDeque<>(List.of(part));
        while (!open.isEmpty()) {
            int next = open.removeLast();
            switch (mentions.role(next)) {
                case JOIN -> {
                    int[] sides = mentions.children(next);
                    // Joins lean to the left and may be thousands: they wait here instead of on the stack.
                    open.add(-next - 1);
                    open.add(sides[1]);
                    open.add(sides[0]);
                }
                case FROM_RELATION -> relation(next, outer, items);
                case FROM_QUERY -> subquery(next, outer, items);
                case FROM_FUNCTION -> function(next, outer, items);
                case FROM_JOIN -> {
                    FromItems joined = new FromItems();
                    int join = mentions.children(next)[0];
                    from(join, outer, joined);
                    conditions(join, outer.with(joined.all()));
                    items.add(Item.joined(alias(next, ""), joined.starred(), names(next, MentionRole.COLUMN_ALIAS)));
                }
                default -> {}
            }
            while (!open.isEmpty() && open.getLast() < 0) {
                merge(-open.removeLast() - 1, items);
            }
        }
    }

    private void merge(int join, FromItems items) {
        if (mentions.is(join - 1, MentionRole.USING)) {
            items.merge(names(join - 1, MentionRole.COLUMN_ALIAS)).forEach(this::use);
        } else if (mentions.keyword(join) == Keyword.NATURAL) {
            items.merge(items.shared()).forEach(this::use);
        }
    }

    /** The conditions of joins. */
    private void conditions(int part, Scope scope) {
        Deque<Integer> open = new ArrayDeque<>(List.of(part));
        while (!open.isEmpty()) {
            int next = open.removeLast();
            if (mentions.is(next, MentionRole.JOIN)) {
                int[] sides = mentions.children(next);
                open.add(sides[0]);
                open.add(sides[1]);
                if (sides.length > 2 && !mentions.is(sides[2], MentionRole.USING)) {
                    names(sides[2], scope);
                }
            }
        }
    }

    private String alias(int item, String otherwise) {
        return mentions.child(item, MentionRole.ALIAS).map(mentions::value).orElse(otherwise);
    }

    private void relation(int holder, Scope scope, FromItems items) {
        int relation = mentions.child(holder, MentionRole.RELATION).orElseThrow();
        QualifiedName name = mentions.name(relation);
        String alias = alias(holder, name.name());
        List<String> renamed = names(holder, MentionRole.COLUMN_ALIAS);
        Optional<CommonTable> common = name.schema().isPresent() ? Optional.empty() : scope.commonTable(name.name());
        if (common.isPresent()) {
            items.add(common.get().item(alias, renamed));
            return;
        }
        Optional<Relation> found = used(name);
        items.add(
                found.isPresent()
                        ? Item.of(alias, found.get(), renamed, resolve)
                        : Item.of(alias, Optional.empty(), renamed));
        mentions.child(holder, MentionRole.SAMPLE).ifPresent(sample -> names(sample, scope));
    }

    private Optional<Relation> used(QualifiedName name) {
        Optional<Relation> found = Lookup.relation(catalog, session, name);
        found.ifPresent(relation -> {
            references.add(Reference.to(relation.id()));
            relations.add(relation);
        });
        return found;
    }

    private void subquery(int item, Scope outer, FromItems items) {
        int query = mentions.child(item, MentionRole.QUERY).orElseThrow();
        Scope scope = mentions.keyword(item) == Keyword.LATERAL ? outer.with(items.all()) : outer;
        items.add(
                Item.of(alias(item, ""), query(query, scope, Optional.empty()), names(item, MentionRole.COLUMN_ALIAS)));
    }

    /** Functions in FROM may use the items before them. */
    private void function(int item, Scope outer, FromItems items) {
        List<String> columns = names(item, MentionRole.COLUMN_ALIAS);
        names(item, outer.with(items.all()));
        String name = "";
        Optional<List<Output>> outputs = Optional.empty();
        int[] parts = mentions.children(item);
        if (mentions.is(parts[0], MentionRole.CALL)) {
            name = mentions.name(mentions.from(parts[0])).name();
            outputs =
                    new Calls(mentions).at(parts[0]).function(catalog, session).flatMap(Resolution::outputs);
        }
        boolean defined = mentions.child(item, MentionRole.COLUMN_DEFINITION).isPresent();
        items.add(Item.of(alias(item, name), defined ? Optional.of(List.of()) : outputs, columns));
    }

    /** The columns of a function that names them. */
    private static Optional<List<Output>> outputs(Function function) {
        List<Output> outputs = new ArrayList<>();
        for (var parameter : function.parameters()) {
            boolean out = parameter.mode() == ParameterMode.TABLE
                    || parameter.mode() == ParameterMode.OUT
                    || parameter.mode() == ParameterMode.INOUT;
            if (out && parameter.name().isPresent()) {
                outputs.add(new Output(parameter.name().get().value(), DataType.UNKNOWN, Optional.empty()));
            }
        }
        return outputs.isEmpty() ? Optional.empty() : Optional.of(outputs);
    }

    // Data changes.

    private Optional<List<Output>> change(int change, Scope outer) {
        Scope scope = outer;
        FromItems items = new FromItems();
        Optional<List<Output>> outputs = Optional.empty();
        int[] parts = mentions.children(change);
        for (int part : parts) {
            switch (mentions.role(part)) {
                case WITH -> scope = with(part, scope);
                case RELATION -> changed(change, part, items);
                case QUERY -> query(part, scope, Optional.empty());
                default -> from(part, scope, items);
            }
        }
        Scope inner = scope.with(items.all());
        for (int part : parts) {
            switch (mentions.role(part)) {
                case WITH, RELATION, ALIAS, QUERY, FROM_RELATION, FROM_QUERY, FROM_FUNCTION, FROM_JOIN -> {}
                case JOIN -> conditions(part, inner);
                case RETURNING -> {
                    outputs = returning(part, inner, items);
                }
                default -> names(part, inner);
            }
        }
        return outputs;
    }

    /** The relation that is changed, and the names under which its rows go by beside its own. */
    private void changed(int change, int relation, FromItems items) {
        QualifiedName name = mentions.name(relation);
        Optional<Relation> found = used(name);
        String alias = alias(change, name.name());
        if (found.isEmpty()) {
            items.add(Item.of(alias, Optional.empty(), List.of()));
            return;
        }
        items.add(Item.of(alias, found.get(), List.of(), resolve));
        if (mentions.is(change, MentionRole.INSERT)) {
            items.add(Item.of("excluded", found.get(), List.of(), false));
        }
    }

    private Optional<List<Output>> returning(int returning, Scope scope, FromItems items) {
        FromItems own = new FromItems();
        items.all().stream().filter(item -> !item.name().equals("excluded")).forEach(own::add);
        List<Output> outputs = new ArrayList<>();
        boolean all = true;
        for (int part : mentions.children(returning)) {
            if (mentions.is(part, MentionRole.TARGET)) {
                all &= target(part, scope, own, outputs);
            }
        }
        return all ? Optional.of(outputs) : Optional.empty();
    }

    // Names in expressions.

    /** All names of a part, those of its queries in their own scope. The order in which they are found does not matter. */
    private void names(int mention, Scope scope) {
        int at = mention;
        while (at >= mentions.from(mention)) {
            switch (mentions.role(at)) {
                case QUERY -> {
                    query(at, scope, Optional.empty());
                    at = mentions.from(at);
                }
                case COLUMN ->
                    column(mentions.column(at), scope).flatMap(Output::source).ifPresent(references::add);
                case TARGET_COLUMN ->
                    scope.column(mentions.value(at)).flatMap(Output::source).ifPresent(references::add);
                case RELATION -> used(mentions.name(at));
                case TYPE -> type(at);
                case CAST -> regclass(at);
                case CALL -> call(at);
                default -> {}
            }
            at--;
        }
    }

    private Optional<Output> column(ColumnReference reference, Scope scope) {
        return reference.qualifier().isEmpty()
                ? scope.column(reference.column())
                : item(reference.qualifier().get(), scope).flatMap(item -> item.column(reference.column()));
    }

    /** The item that is called so, and stands in that schema if one is named. */
    private static Optional<Item> item(QualifiedName qualifier, Scope scope) {
        return scope.item(qualifier.name())
                .filter(item -> qualifier.schema().isEmpty()
                        || item.relation()
                                .filter(relation -> relation.name()
                                        .schema()
                                        .equals(qualifier.schema().get()))
                                .isPresent());
    }

    private void type(int type) {
        QualifiedName name = mentions.name(type);
        Optional<Reference> found = Lookup.type(catalog, session, name.schema(), name.name())
                .map(known -> Reference.to(known.id()))
                .or(() -> Lookup.relation(catalog, session, name).map(row -> Reference.to(row.id())));
        found.ifPresent(references::add);
    }

    private void call(int call) {
        Calls.Call made = new Calls(mentions).at(call);
        made.function(catalog, session).ifPresent(function -> references.add(Reference.to(function.id())));
        boolean sequence = switch (made.function().name()) {
            case "nextval", "setval", "currval" -> true;
            default -> false;
        };
        int[] parts = mentions.children(call);
        if (sequence && parts.length > 1) {
            regclass(parts[1], parts[1]);
        }
    }

    /** A constant that becomes a regclass names a relation; as text it ties nothing. */
    private void regclass(int cast) {
        if (mentions.is(cast - 1, MentionRole.TYPE)
                && mentions.name(cast - 1).name().equals("regclass")) {
            regclass(mentions.operand(cast), cast);
        }
    }

    private void regclass(int constant, int place) {
        if (mentions.is(constant, MentionRole.LITERAL)) {
            Literal literal = mentions.constant(constant);
            if (literal.kind() == Literal.Kind.STRING) {
                used(QualifiedName.parsed(literal.value(), mentions.range(place)));
            }
        }
    }
}
