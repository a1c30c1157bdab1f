package dev.stopover.catalog.replay;

import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Origin;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.ExcludeConstraint;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.PrimaryKeyConstraint;
import dev.stopover.syntax.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Adds primary keys, unique constraints and exclusions to tables, each with its index. */
final class Keys {

    /** What is to become the index of a key or exclusion. */
    record Keyed(
            Optional<Identifier> name,
            ConstraintKind kind,
            List<Index.Key> keys,
            List<String> include,
            String method,
            Optional<Expression> predicate,
            boolean nullsDistinct,
            boolean deferrable,
            boolean initiallyDeferred,
            TextRange range) {

        private Keyed withName(Optional<Identifier> other) {
            return new Keyed(
                    other, kind, keys, include, method, predicate, nullsDistinct, deferrable, initiallyDeferred, range);
        }
    }

    private final Step step;
    private final Constraints constraints;

    Keys(Step step, Constraints constraints) {
        this.step = step;
        this.constraints = constraints;
    }

    Optional<Keyed> keyed(int table, Constraints.Written written) {
        Constraint constraint = written.constraint();
        List<Identifier> own = written.column().map(List::of).orElse(List.of());
        if (constraint instanceof PrimaryKeyConstraint primary) {
            return keyed(
                    table,
                    primary,
                    ConstraintKind.PRIMARY_KEY,
                    own.isEmpty() ? primary.columns() : own,
                    primary.include(),
                    true,
                    primary.deferrable(),
                    primary.initiallyDeferred());
        }
        if (constraint instanceof UniqueConstraint unique) {
            return keyed(
                    table,
                    unique,
                    ConstraintKind.UNIQUE,
                    own.isEmpty() ? unique.columns() : own,
                    unique.include(),
                    !unique.nullsNotDistinct(),
                    unique.deferrable(),
                    unique.initiallyDeferred());
        }
        if (constraint instanceof ExcludeConstraint exclude) {
            return Optional.of(new Keyed(
                    exclude.name(),
                    ConstraintKind.EXCLUDE,
                    exclude.elements().stream().map(Indexes::key).toList(),
                    Constraints.values(exclude.include()),
                    exclude.method().map(Identifier::value).orElse("btree"),
                    exclude.where(),
                    true,
                    exclude.deferrable(),
                    exclude.initiallyDeferred(),
                    exclude.keywords()));
        }
        return Optional.empty();
    }

    Optional<Keyed> keyed(
            int table,
            Constraint constraint,
            ConstraintKind kind,
            List<Identifier> columns,
            List<Identifier> include,
            boolean nullsDistinct,
            boolean deferrable,
            boolean initiallyDeferred) {
        for (Identifier column : columns) {
            if (step.column(step.draft().relation(table), column).isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(new Keyed(
                constraint.name(),
                kind,
                columns.stream().map(column -> Index.Key.of(column.value())).toList(),
                Constraints.values(include),
                "btree",
                Optional.empty(),
                nullsDistinct,
                deferrable,
                initiallyDeferred,
                constraint.keywords()));
    }

    /** PostgreSQL makes no second index where one statement asks for two that are alike; the first takes over a name. */
    static List<Keyed> merged(List<Keyed> keys) {
        List<Keyed> merged = new ArrayList<>();
        for (Keyed key : keys) {
            boolean alike = false;
            for (int i = 0; i < merged.size() && !alike; i++) {
                Keyed prior = merged.get(i);
                alike = key.kind() != ConstraintKind.EXCLUDE
                        && prior.kind() != ConstraintKind.EXCLUDE
                        && key.keys().equals(prior.keys())
                        && key.include().equals(prior.include())
                        && key.deferrable() == prior.deferrable();
                if (alike && prior.name().isEmpty()) {
                    merged.set(i, prior.withName(key.name()));
                }
            }
            if (!alike) {
                merged.add(key);
            }
        }
        return merged;
    }

    void add(int id, Keyed key) {
        Table table = step.draft().table(id);
        if (key.kind() == ConstraintKind.PRIMARY_KEY && table.primaryKey().isPresent()) {
            if (table.isKnown()) {
                step.fail(
                        key.range(),
                        "42P16",
                        "multiple primary keys for table \"%s\" are not allowed"
                                .formatted(table.name().name()));
            }
            return;
        }
        String name = key.name().map(Identifier::value).orElseGet(() -> chosen(table, key));
        if (constraints.taken(table, key.name(), name)
                || relationTaken(table.name().schema(), key.name(), name)) {
            return;
        }
        uphold(id, name, key, Optional.empty(), false);
    }

    /** The constraint and its index, here and in partitions. */
    void uphold(int id, String name, Keyed key, Optional<ObjectName> parent, boolean inherited) {
        Set<String> uses =
                constraints.indexes().uses(step.draft().relation(id), key.keys(), key.include(), key.predicate());
        Optional<Origin> origin = step.origin(key.range());
        List<String> columns =
                key.keys().stream().flatMap(each -> each.column().stream()).toList();
        TableConstraint constraint = TableConstraint.of(name, key.kind(), columns, origin)
                .withDeferrable(key.deferrable(), key.initiallyDeferred())
                .withInherited(inherited)
                .withLocal(!inherited);
        step.draft().addConstraint(id, constraint);
        Index index = Index.of(step.draft().newId(), name, id, key.keys(), uses, origin)
                .withUnique(key.kind() != ConstraintKind.EXCLUDE)
                .covering(key.method(), key.include(), key.predicate())
                .withNullsDistinct(key.nullsDistinct())
                .withValid(constraints.reach() != Constraints.Reach.ONLY
                        || !constraints.indexes().hasPartitions(id))
                .withConstraint(Optional.of(name))
                .withParent(parent);
        step.draft().addIndex(index);
        if (key.kind() == ConstraintKind.PRIMARY_KEY) {
            refuseNulls(id, columns);
        }
        Table table = step.draft().table(id);
        if (table.isPartitioned() && constraints.reach() != Constraints.Reach.ONLY) {
            Index made = table.indexes().get(name);
            List<Runnable> below = new ArrayList<>();
            for (Table partition : step.catalog().childrenOf(table)) {
                below.add(() -> constraints.indexes().copyTo(partition.id(), made, Optional.of(constraint)));
            }
            constraints.handDown(below);
        }
    }

    private void refuseNulls(int table, List<String> columns) {
        refuseNulls(step.draft().relation(table), columns);
        if (constraints.reach() != Constraints.Reach.ONLY) {
            step.catalog().descendantsOf(step.draft().relation(table)).forEach(child -> refuseNulls(child, columns));
        }
    }

    private void refuseNulls(Relation relation, List<String> columns) {
        for (String column : columns) {
            relation.column(column)
                    .filter(found -> !found.notNull())
                    .ifPresent(found -> step.draft().putColumn(relation.id(), found.withNotNull(true)));
        }
    }

    String chosen(Table table, Keyed key) {
        return switch (key.kind()) {
            case PRIMARY_KEY ->
                GeneratedNames.relation(
                        step.draft(), table.name().schema(), table.name().name(), Optional.empty(), "pkey", true);
            case EXCLUDE -> constraints.indexes().chosen(table, key.keys(), key.include(), "excl", true);
            default -> constraints.indexes().chosen(table, key.keys(), key.include(), "key", true);
        };
    }

    void usingIndex(int id, Constraint written, Identifier index, ConstraintKind kind) {
        Table table = step.draft().table(id);
        Optional<Index> found = table.indexes().find(index.value());
        if (found.isEmpty()) {
            if (table.isKnown()) {
                step.fail(index.range(), "42704", "index \"%s\" does not exist".formatted(index.value()));
            }
            return;
        }
        String name = written.name().map(Identifier::value).orElse(index.value());
        if (constraints.taken(table, written.name(), name)) {
            return;
        }
        Index taken = found.get();
        step.draft().removeIndex(id, taken.name());
        step.draft().addIndex(taken.withName(name).withConstraint(Optional.of(name)));
        List<String> columns = taken.leadingColumns();
        step.draft().addConstraint(id, TableConstraint.of(name, kind, columns, step.origin(written)));
        if (kind == ConstraintKind.PRIMARY_KEY) {
            refuseNulls(id, columns);
        }
    }

    private boolean relationTaken(String schema, Optional<Identifier> given, String name) {
        boolean taken = step.catalog().hasRelation(new ObjectName(schema, name));
        if (taken && given.isPresent()) {
            step.fail(given.get().range(), "42P07", "relation \"%s\" already exists".formatted(name));
        }
        return taken;
    }
}
