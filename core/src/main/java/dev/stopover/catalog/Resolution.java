package dev.stopover.catalog;

import dev.stopover.catalog.Scope.CommonTable;
import dev.stopover.catalog.typing.Expected;
import dev.stopover.catalog.typing.Typing;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What the names of a query or expression mean, each looked up where it stands as PostgreSQL's parser looks it up: in the
 * items of FROM, among common table expressions, in what stands around a subquery. A star means the columns of just the
 * items at its level. What is not known means nothing.
 */
public final class Resolution {

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
    private final CommonTableResolution commonTables;
    private final OutputResolution outputs;
    private final Optional<NameFailures> failures;
    private final ResolvedTypes types;

    Resolution(
            Mentions mentions,
            Catalog catalog,
            Session session,
            boolean resolve,
            Optional<NameFailures> failures,
            Optional<Typing> typing) {
        this.mentions = mentions;
        this.objects = new MentionedObjects(mentions, catalog, session, resolve, failures);
        this.from = new FromResolution(this, mentions, objects, catalog, session, failures);
        this.types = new ResolvedTypes(mentions, typing);
        this.outputs = new OutputResolution(this, mentions, objects, failures, types);
        this.changes = new ChangeResolution(this, mentions, objects, from, outputs, failures, types);
        this.commonTables = new CommonTableResolution(this, mentions, from);
        this.failures = failures;
    }

    /** Resolves a query or expression; one that belongs to a relation may name the columns of that. */
    public static Resolution of(Mentions mentions, Catalog catalog, Session session, Optional<Relation> owner) {
        Resolution resolution = new Resolution(mentions, catalog, session, false, Optional.empty(), Optional.empty());
        Scope scope = owner.map(resolution.objects::rows).orElse(Scope.EMPTY);
        for (int root : mentions.roots()) {
            resolution.any(root, scope);
        }
        return resolution;
    }

    /**
     * What is certain to be wrong with the names of a query or expression, as PostgreSQL finds it; of what is not read
     * whole, nothing.
     *
     * @param owner the relation whose columns it may name
     * @param missing why a relation that the catalog does not have is certain not to be there, if it is
     */
    public static List<Failure> failures(
            Mentions mentions,
            Catalog catalog,
            Session session,
            Optional<Relation> owner,
            Function<QualifiedName, Optional<Failure>> missing) {
        return failures(mentions, catalog, session, owner, missing, Optional.empty());
    }

    static List<Failure> failures(
            Mentions mentions,
            Catalog catalog,
            Session session,
            Optional<Relation> owner,
            Function<QualifiedName, Optional<Failure>> missing,
            Optional<Typing> typing) {
        if (!mentions.isComplete() || mentions.size() == 0) {
            return List.of();
        }
        NameFailures failures = new NameFailures(mentions, catalog, session, missing);
        Resolution resolution = new Resolution(mentions, catalog, session, true, Optional.of(failures), typing);
        Scope scope = owner.map(resolution.objects::rows).orElse(Scope.EMPTY);
        resolution.any(mentions.root(), scope);
        return failures.found();
    }

    /** The columns that a query puts out, with their types where those are known; nothing if not all can be named. */
    public static Optional<List<Output>> outputs(Mentions mentions, Catalog catalog, Session session) {
        if (!mentions.isComplete() || mentions.size() == 0) {
            return Optional.empty();
        }
        Optional<Typing> typing = Optional.of(new Typing(mentions, catalog, session, Typing.ANY_MAJOR));
        return new Resolution(mentions, catalog, session, true, Optional.empty(), typing)
                .any(mentions.root(), Scope.EMPTY);
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

    Optional<List<Output>> any(int mention, Scope scope) {
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
        return types.query(query, unsettled(query, outer, recursive));
    }

    /** The same, where constants in quotes may still become of another type. */
    Optional<List<Output>> unsettled(int query, Scope outer, Optional<CommonTable> recursive) {
        Scope scope = outer;
        Scope inner = outer;
        Optional<List<Output>> found = Optional.empty();
        boolean first = true;
        boolean sure = false;
        int operation = -1;
        for (int part : mentions.children(query)) {
            switch (mentions.role(part)) {
                case WITH -> scope = with(part, scope);
                case SELECT, VALUES, TABLE, QUERY -> {
                    FromItems items = new FromItems();
                    Optional<List<Output>> own = operand(part, scope, items);
                    inner = first ? scope.with(items) : scope;
                    sure = own.isPresent() && !mentions.is(part, MentionRole.QUERY) && (first || sure);
                    boolean widened = recursive.filter(CommonTable::isWidened).isPresent();
                    found = first ? own : types.combined(operation, part, found, widened ? Optional.empty() : own);
                    if (first && recursive.isPresent()) {
                        recursive.get().outputs(own.map(ResolvedTypes::settled));
                    }
                    first = false;
                }
                case ORDER_BY -> order(part, inner, found, sure);
                case SET_OPERATION -> operation = part;
                case LOCKED -> {}
                default -> names(part, inner);
            }
        }
        return found;
    }

    private Optional<List<Output>> operand(int operand, Scope scope, FromItems items) {
        return switch (mentions.role(operand)) {
            case SELECT -> select(operand, scope, items);
            case QUERY -> unsettled(operand, scope, Optional.empty());
            case TABLE -> {
                from.relation(operand, scope, items);
                yield outputs.starred(items);
            }
            default -> values(operand, scope);
        };
    }

    private Optional<List<Output>> values(int values, Scope scope) {
        names(values, scope);
        return Optional.of(types.values(values, mentions.children(mentions.children(values)[0]).length));
    }

    /**
     * What is ordered by: the name of an output column alone means that, all else what FROM has.
     *
     * @param sure whether it is sure that there are no other output columns, and nothing else that can be named
     */
    private void order(int order, Scope scope, Optional<List<Output>> outputs, boolean sure) {
        for (int part : mentions.children(order)) {
            boolean output = mentions.is(part, MentionRole.COLUMN)
                    && outputs.orElse(List.of()).stream()
                            .anyMatch(column -> column.name().equals(mentions.value(part)));
            if (!output) {
                names(part, scope, Set.of(), sure ? failures : Optional.empty());
            }
        }
    }

    /** The condition of a join. */
    void joined(int mention, Scope scope) {
        names(mention, scope);
        types.expect(mention, Expected.condition("JOIN/ON", ""));
        types.placed(mention, "JOIN conditions", scope);
    }

    Scope with(int with, Scope outer) {
        return commonTables.with(with, outer);
    }

    private Optional<List<Output>> select(int select, Scope outer, FromItems items) {
        int[] parts = mentions.children(select);
        for (int part : parts) {
            from.from(part, outer, items);
        }
        Scope scope = outer.with(items);
        List<Output> listed = new ArrayList<>();
        boolean all = true;
        for (int part : parts) {
            switch (mentions.role(part)) {
                case TARGET -> all &= outputs.target(part, scope, items, listed);
                case JOIN -> from.conditions(part, outer.with(items.all()));
                case GROUP_BY, DISTINCT_ON ->
                    names(part, scope, failures.isPresent() ? outputs.labels(parts) : Set.of(), failures);
                case FROM_RELATION, FROM_QUERY, FROM_FUNCTION, FROM_JOIN, INTO -> {}
                default -> names(part, scope);
            }
        }
        return all ? Optional.of(listed) : Optional.empty();
    }

    /** All names of a part, those of its queries in their own scope. */
    void names(int mention, Scope scope) {
        names(mention, scope, Set.of(), failures);
    }

    /** The same; in this place, the names of some output columns may be meant, too. */
    private void names(int mention, Scope scope, Set<String> labels, Optional<NameFailures> judge) {
        int at = mention;
        while (at >= mentions.from(mention)) {
            switch (mentions.role(at)) {
                case QUERY -> {
                    query(at, scope, Optional.empty());
                    at = mentions.from(at);
                }
                case COLUMN -> {
                    outputs.column(at, scope).flatMap(Output::source).ifPresent(objects.references()::add);
                    if (judge.isPresent()) {
                        judge.get().column(at, scope, labels);
                    }
                }
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
        types.part(mention, scope, outputs);
    }
}
