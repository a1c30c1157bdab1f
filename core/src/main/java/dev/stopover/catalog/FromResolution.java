package dev.stopover.catalog;

import dev.stopover.catalog.Resolution.Output;
import dev.stopover.catalog.Scope.CommonTable;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.ParameterMode;
import dev.stopover.syntax.QualifiedName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The items of FROM: what each gives out, under which names, and which columns joins merge. */
final class FromResolution {

    private final Resolution resolution;
    private final Mentions mentions;
    private final MentionedObjects objects;
    private final Catalog catalog;
    private final Session session;
    private final Optional<NameFailures> failures;

    /** Where the items of each join begin. */
    private final Map<Integer, Integer> starts = new HashMap<>();

    FromResolution(
            Resolution resolution,
            Mentions mentions,
            MentionedObjects objects,
            Catalog catalog,
            Session session,
            Optional<NameFailures> failures) {
        this.resolution = resolution;
        this.mentions = mentions;
        this.objects = objects;
        this.catalog = catalog;
        this.session = session;
        this.failures = failures;
    }

    List<String> listed(int holder, MentionRole role) {
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

    /** Adds the items of a part of FROM, and the names of columns that joins merge, the last join's first. */
    void from(int part, Scope outer, FromItems items) {
        Deque<Integer> open = new ArrayDeque<>(List.of(part));
        while (!open.isEmpty()) {
            int next = open.removeLast();
            switch (mentions.role(next)) {
                case JOIN -> {
                    int[] sides = mentions.children(next);
                    // Joins lean to the left and may be thousands: they wait here instead of on the stack.
                    open.add(-next - 1);
                    starts.put(next, items.all().size());
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
                    items.add(
                            FromItem.joined(alias(next, ""), joined.starred(), listed(next, MentionRole.COLUMN_ALIAS)));
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
            failures.ifPresent(
                    judge -> judge.using(join - 1, items.all(), starts.get(join), leaves(mentions.children(join)[1])));
            List<Output> columns = items.merge(listed(join - 1, MentionRole.COLUMN_ALIAS));
            columns.forEach(objects::use);
            mentions.child(join - 1, MentionRole.ALIAS)
                    .ifPresent(alias -> items.add(
                            FromItem.joined("", Optional.of(columns), List.of()).qualifiedAs(mentions.value(alias))));
        } else if (mentions.keyword(join) == Keyword.NATURAL) {
            items.merge(items.shared()).forEach(objects::use);
        }
    }

    /** How many items a side of a join has. */
    private int leaves(int side) {
        int leaves = 0;
        Deque<Integer> open = new ArrayDeque<>(List.of(side));
        while (!open.isEmpty()) {
            int next = open.removeLast();
            if (mentions.is(next, MentionRole.JOIN)) {
                int[] sides = mentions.children(next);
                open.add(sides[0]);
                open.add(sides[1]);
            } else {
                leaves++;
            }
        }
        return leaves;
    }

    /** The conditions of joins. */
    void conditions(int part, Scope scope) {
        Deque<Integer> open = new ArrayDeque<>(List.of(part));
        while (!open.isEmpty()) {
            int next = open.removeLast();
            if (mentions.is(next, MentionRole.JOIN)) {
                int[] sides = mentions.children(next);
                open.add(sides[0]);
                open.add(sides[1]);
                if (sides.length > 2 && !mentions.is(sides[2], MentionRole.USING)) {
                    resolution.joined(sides[2], scope);
                }
            }
        }
    }

    String alias(int item, String otherwise) {
        return mentions.child(item, MentionRole.ALIAS).map(mentions::value).orElse(otherwise);
    }

    void relation(int holder, Scope scope, FromItems items) {
        int relation = mentions.child(holder, MentionRole.RELATION).orElseThrow();
        QualifiedName name = mentions.name(relation);
        String alias = alias(holder, name.name());
        List<String> renamed = listed(holder, MentionRole.COLUMN_ALIAS);
        Optional<CommonTable> common = name.schema().isPresent() ? Optional.empty() : scope.commonTable(name.name());
        if (common.isPresent()) {
            items.add(common.get().item(alias, renamed));
            return;
        }
        Optional<Relation> found = objects.used(name);
        items.add(
                found.isPresent()
                        ? objects.item(alias, found.get(), renamed)
                        : FromItem.of(alias, Optional.empty(), renamed));
        mentions.child(holder, MentionRole.SAMPLE).ifPresent(sample -> resolution.names(sample, scope));
    }

    private void subquery(int item, Scope outer, FromItems items) {
        int query = mentions.child(item, MentionRole.QUERY).orElseThrow();
        Scope scope = mentions.keyword(item) == Keyword.LATERAL ? outer.with(items.all()) : outer;
        items.add(FromItem.of(
                alias(item, ""),
                resolution.query(query, scope, Optional.empty()),
                listed(item, MentionRole.COLUMN_ALIAS)));
    }

    /** Functions in FROM may use the items before them. */
    private void function(int item, Scope outer, FromItems items) {
        List<String> columns = listed(item, MentionRole.COLUMN_ALIAS);
        resolution.names(item, outer.with(items.all()));
        String name = mentions.value(item);
        Optional<List<Output>> outputs = Optional.empty();
        int[] parts = mentions.children(item);
        boolean table = mentions.keyword(item) == Keyword.XMLTABLE || mentions.keyword(item) == Keyword.JSON_TABLE;
        if (!table && mentions.is(parts[0], MentionRole.CALL)) {
            name = mentions.name(mentions.from(parts[0])).name();
            outputs =
                    new Calls(mentions).at(parts[0]).function(catalog, session).flatMap(FromResolution::outputs);
        }
        boolean alone = mentions.child(item, MentionRole.ORDINALITY).isEmpty() && functions(parts) < 2;
        boolean defined = mentions.child(item, MentionRole.COLUMN_DEFINITION).isPresent();
        Optional<List<Output>> all = defined ? Optional.of(List.of()) : outputs;
        items.add(FromItem.of(alias(item, name), alone || table ? all : Optional.empty(), columns));
    }

    private int functions(int[] parts) {
        int functions = 0;
        for (int part : parts) {
            functions += mentions.is(part, MentionRole.CALL) ? 1 : 0;
        }
        return functions;
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
}
