package dev.stopover.catalog;

import dev.stopover.catalog.Resolution.Output;
import dev.stopover.catalog.Scope.Item;
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
    private final boolean resolve;

    ChangeResolution(
            Resolution resolution, Mentions mentions, MentionedObjects objects, FromResolution from, boolean resolve) {
        this.resolution = resolution;
        this.mentions = mentions;
        this.objects = objects;
        this.from = from;
        this.resolve = resolve;
    }

    Optional<List<Output>> change(int change, Scope outer) {
        Scope scope = outer;
        FromItems items = new FromItems();
        Optional<List<Output>> outputs = Optional.empty();
        int[] parts = mentions.children(change);
        for (int part : parts) {
            switch (mentions.role(part)) {
                case WITH -> scope = resolution.with(part, scope);
                case RELATION -> changed(change, part, items);
                case QUERY -> resolution.query(part, scope, Optional.empty());
                default -> from.from(part, scope, items);
            }
        }
        Scope inner = scope.with(items.all());
        for (int part : parts) {
            switch (mentions.role(part)) {
                case WITH, RELATION, ALIAS, QUERY, FROM_RELATION, FROM_QUERY, FROM_FUNCTION, FROM_JOIN -> {}
                case JOIN -> from.conditions(part, inner);
                case RETURNING -> {
                    outputs = returning(part, inner, items);
                }
                default -> resolution.names(part, inner);
            }
        }
        return outputs;
    }

    /** The relation that is changed, and the names under which its rows go by beside its own. */
    private void changed(int change, int relation, FromItems items) {
        QualifiedName name = mentions.name(relation);
        Optional<Relation> found = objects.used(name);
        String alias = from.alias(change, name.name());
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
                all &= resolution.target(part, scope, own, outputs);
            }
        }
        return all ? Optional.of(outputs) : Optional.empty();
    }
}
