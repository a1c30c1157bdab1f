package dev.stopover.catalog;

import dev.stopover.catalog.Scope.CommonTable;
import dev.stopover.catalog.Scope.Item;
import dev.stopover.syntax.ColumnReference;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.OutputName;
import dev.stopover.syntax.QualifiedName;
import java.util.ArrayList;
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
    private final MentionedObjects objects;
    private final FromResolution from;
    private final ChangeResolution changes;

    private Resolution(Mentions mentions, Catalog catalog, Session session, boolean resolve) {
        this.mentions = mentions;
        this.objects = new MentionedObjects(mentions, catalog, session);
        this.from = new FromResolution(this, mentions, objects, catalog, session, resolve);
        this.changes = new ChangeResolution(this, mentions, objects, from, resolve);
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
        return objects.references();
    }

    /** The relations that it reads or changes. */
    public Set<Relation> relations() {
        return objects.relations();
    }

    /** The names of the columns of a relation that it uses. */
    public Set<String> columnsOf(Relation relation) {
        Set<String> names = new TreeSet<>();
        for (Column column : relation.columns()) {
            if (objects.references().contains(new Reference(relation.id(), column.number()))) {
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
                return changes.change(mention, scope);
            }
            default -> {
                names(mention, scope);
                return Optional.empty();
            }
        }
    }

    /**
     * A query; what it puts out.
     *
     * @param recursive the common table expression that it defines and may read
     */
    Optional<List<Output>> query(int query, Scope outer, Optional<CommonTable> recursive) {
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
                from.relation(operand, scope, items);
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

    Scope with(int with, Scope outer) {
        Scope scope = outer;
        int[] parts = mentions.children(with);
        List<CommonTable> tables = new ArrayList<>();
        for (int part : parts) {
            CommonTable table =
                    new CommonTable(mentions.value(mentions.from(part)), from.listed(part, MentionRole.COLUMN_ALIAS));
            tables.add(table);
            scope = mentions.isRecursive(with) ? scope.with(table) : scope;
        }
        for (int i = 0; i < parts.length; i++) {
            CommonTable table = tables.get(i);
            int body = body(parts[i]);
            Optional<List<Output>> outputs =
                    mentions.is(body, MentionRole.QUERY) ? query(body, scope, Optional.of(table)) : any(body, scope);
            table.outputs(with(from.listed(parts[i], MentionRole.LABEL), outputs));
            scope = mentions.isRecursive(with) ? scope : scope.with(table);
        }
        return scope;
    }

    /** With the columns that SEARCH and CYCLE add. */
    static Optional<List<Output>> with(List<String> added, Optional<List<Output>> outputs) {
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

    private Optional<List<Output>> select(int select, Scope outer, FromItems items) {
        int[] parts = mentions.children(select);
        for (int part : parts) {
            from.from(part, outer, items);
        }
        Scope scope = outer.with(items.all());
        List<Output> outputs = new ArrayList<>();
        boolean all = true;
        for (int part : parts) {
            switch (mentions.role(part)) {
                case TARGET -> all &= target(part, scope, items, outputs);
                case JOIN -> from.conditions(part, scope);
                case FROM_RELATION, FROM_QUERY, FROM_FUNCTION, FROM_JOIN, INTO -> {}
                default -> names(part, scope);
            }
        }
        return all ? Optional.of(outputs) : Optional.empty();
    }

    /** An output column, or all that a star stands for; says whether all of it is known. */
    boolean target(int target, Scope scope, FromItems items, List<Output> outputs) {
        int value = mentions.children(target)[0];
        if (!mentions.is(value, MentionRole.STAR)) {
            names(value, scope);
            outputs.add(new Output(OutputName.of(mentions, target), type(value, scope), Optional.empty()));
            return outputs.size() <= MOST_COLUMNS;
        }
        Optional<QualifiedName> qualifier = mentions.column(value).qualifier();
        Optional<List<Output>> found = qualifier.isEmpty()
                ? starred(items)
                : scope.item(qualifier.get()).flatMap(item -> starred(FromItems.of(item)));
        if (found.isEmpty() || outputs.size() + found.get().size() > MOST_COLUMNS) {
            return false;
        }
        outputs.addAll(found.get());
        return true;
    }

    /** All columns of items; all of them are used. */
    Optional<List<Output>> starred(FromItems items) {
        for (Item item : items.all()) {
            item.columns().forEach(objects::use);
        }
        return items.starred();
    }

    private DataType type(int value, Scope scope) {
        return mentions.is(value, MentionRole.COLUMN)
                ? column(mentions.column(value), scope).map(Output::type).orElse(DataType.UNKNOWN)
                : DataType.UNKNOWN;
    }

    /** All names of a part, those of its queries in their own scope. The order in which they are found does not matter. */
    void names(int mention, Scope scope) {
        int at = mention;
        while (at >= mentions.from(mention)) {
            switch (mentions.role(at)) {
                case QUERY -> {
                    query(at, scope, Optional.empty());
                    at = mentions.from(at);
                }
                case COLUMN ->
                    column(mentions.column(at), scope).flatMap(Output::source).ifPresent(objects.references()::add);
                case TARGET_COLUMN ->
                    scope.column(mentions.value(at)).flatMap(Output::source).ifPresent(objects.references()::add);
                case RELATION -> objects.used(mentions.name(at));
                case TYPE -> objects.type(at);
                case CAST -> objects.regclass(at);
                case CALL -> objects.call(at);
                default -> {}
            }
            at--;
        }
    }

    private Optional<Output> column(ColumnReference reference, Scope scope) {
        return reference.qualifier().isEmpty()
                ? scope.column(reference.column())
                : scope.item(reference.qualifier().get()).flatMap(item -> item.column(reference.column()));
    }
}
