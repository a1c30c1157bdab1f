package dev.stopover.catalog;

import dev.stopover.catalog.Resolution.Output;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Data changes: the rows that they change, what their expressions may name, and what RETURNING gives out. */
final class ChangeResolution {

    private final Resolution resolution;
    private final Mentions mentions;
    private final MentionedObjects objects;
    private final FromResolution from;
    private final OutputResolution outputs;
    private final Optional<NameFailures> failures;
    private final ResolvedTypes types;

    ChangeResolution(
            Resolution resolution,
            Mentions mentions,
            MentionedObjects objects,
            FromResolution from,
            OutputResolution outputs,
            Optional<NameFailures> failures,
            ResolvedTypes types) {
        this.resolution = resolution;
        this.mentions = mentions;
        this.objects = objects;
        this.from = from;
        this.outputs = outputs;
        this.failures = failures;
        this.types = types;
    }

    Optional<List<Output>> change(int change, Scope outer) {
        Scope scope = outer;
        FromItems items = new FromItems();
        boolean merge = mentions.is(change, MentionRole.MERGE);
        Optional<List<Output>> returned = Optional.empty();
        int[] parts = mentions.children(change);
        for (int part : parts) {
            switch (mentions.role(part)) {
                case WITH -> scope = resolution.with(part, scope);
                case RELATION -> changed(change, part, items);
                case QUERY -> source(change, part, scope, items);
                default -> from.from(part, scope, items);
            }
        }
        // What is inserted by MERGE cannot name the columns of the target, so that it is not ambiguous.
        Scope inner = merge ? scope.with(items.all()) : scope.with(items);
        failures.ifPresent(judge -> judge.targets(change, items.all().get(0)));
        for (int part : parts) {
            switch (mentions.role(part)) {
                case WITH, RELATION, ALIAS, QUERY, FROM_RELATION, FROM_QUERY, FROM_FUNCTION, FROM_JOIN -> {}
                case JOIN -> from.conditions(part, inner);
                case RETURNING -> {
                    returned = returning(part, inner, items);
                }
                default -> {
                    resolution.names(part, inner);
                    assigned(part, items.all().get(0));
                }
            }
        }
        return returned;
    }

    /** What is inserted: each row of VALUES by itself, all else as a query. */
    private void source(int insert, int query, Scope scope, FromItems items) {
        List<Optional<Output>> targets = targets(insert, items.all().get(0));
        int[] parts = mentions.children(query);
        boolean rows = mentions.is(insert, MentionRole.INSERT)
                && parts.length == 1
                && mentions.is(parts[0], MentionRole.VALUES);
        if (!rows) {
            Optional<List<Output>> columns = resolution.unsettled(query, scope, Optional.empty());
            types.selected(query, columns.orElse(List.of()), targets);
            return;
        }
        resolution.names(parts[0], scope);
        for (int row : mentions.children(parts[0])) {
            int[] values = mentions.children(row);
            for (int i = 0; i < Math.min(values.length, targets.size()); i++) {
                types.written(values[i], targets.get(i));
            }
        }
    }

    /** The columns that INSERT fills, in order; those of which only a part is filled are left open. */
    private List<Optional<Output>> targets(int insert, FromItem target) {
        List<Optional<Output>> targets = new ArrayList<>();
        int[] parts = mentions.children(insert);
        for (int i = 0; i < parts.length; i++) {
            switch (mentions.role(parts[i])) {
                case TARGET_COLUMN -> targets.add(target.column(mentions.value(parts[i])));
                case FIELD, SUBSCRIPT -> targets.add(Optional.empty());
                default -> {}
            }
        }
        if (targets.isEmpty() && target.all()) {
            target.columns().forEach(column -> targets.add(Optional.of(column)));
        }
        return targets;
    }

    /** The values that UPDATE and its like write. */
    private void assigned(int part, FromItem target) {
        switch (mentions.role(part)) {
            case ASSIGNMENT -> {
                int[] parts = mentions.children(part);
                if (parts.length == 2 && mentions.is(parts[0], MentionRole.TARGET_COLUMN)) {
                    types.written(parts[1], target.column(mentions.value(parts[0])));
                }
            }
            case MERGE_WHEN, ON_CONFLICT -> {
                for (int inner : mentions.children(part)) {
                    assigned(inner, target);
                }
            }
            default -> {}
        }
    }

    /** The relation that is changed, and the names under which its rows go by beside its own. */
    private void changed(int change, int relation, FromItems items) {
        QualifiedName name = mentions.name(relation);
        Optional<Relation> found = objects.used(name);
        String alias = from.alias(change, name.name());
        if (found.isEmpty()) {
            items.add(FromItem.of(alias, Optional.empty(), List.of()));
            return;
        }
        FromItem target = objects.item(alias, found.get(), List.of());
        items.add(target);
        if (mentions.is(change, MentionRole.INSERT)) {
            items.add(target.qualifiedAs("excluded"));
        }
    }

    private Optional<List<Output>> returning(int returning, Scope scope, FromItems items) {
        FromItems own = new FromItems();
        Scope rows = scope;
        for (int part : mentions.children(returning)) {
            // RETURNING WITH (OLD AS …, NEW AS …), of PostgreSQL 18, gives the rows of the target other names.
            rows = mentions.is(part, MentionRole.ALIAS)
                    ? rows.with(List.of(items.all().get(0).qualifiedAs(mentions.value(part))))
                    : rows;
        }
        items.all().stream().filter(item -> !item.name().equals("excluded")).forEach(own::add);
        List<Output> listed = new ArrayList<>();
        boolean all = true;
        for (int part : mentions.children(returning)) {
            if (mentions.is(part, MentionRole.TARGET)) {
                all &= outputs.target(part, rows, own, listed);
                types.placed(part, "RETURNING", rows);
            }
        }
        return all ? Optional.of(listed) : Optional.empty();
    }
}
