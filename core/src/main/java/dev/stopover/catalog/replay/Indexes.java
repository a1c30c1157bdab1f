package dev.stopover.catalog.replay;

import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Origin;
import dev.stopover.catalog.Reference;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.View;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.IndexColumn;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.OutputName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes indexes, and the parts of them that partitions have. */
final class Indexes {

    private final Step step;

    private final Constraints constraints;

    Indexes(Step step, Constraints constraints) {
        this.step = step;
        this.constraints = constraints;
    }

    boolean hasPartitions(int table) {
        return step.draft().relation(table) instanceof Table known
                && known.isPartitioned()
                && !step.catalog().childrenOf(known).isEmpty();
    }

    String chosen(Relation table, List<Index.Key> keys, List<String> include, String label, boolean constraint) {
        List<String> names = new ArrayList<>();
        for (Index.Key key : keys) {
            names.add(key.label()
                    .or(() -> key.expression().flatMap(this::impliedName))
                    .orElse("expr"));
        }
        names.addAll(include);
        return GeneratedNames.relation(
                step.draft(),
                table.name().schema(),
                table.name().name(),
                GeneratedNames.joined(GeneratedNames.distinct(names)),
                label,
                constraint);
    }

    /** {@code CREATE INDEX}. */
    void create(CreateIndex create) {
        Optional<Relation> found = step.relation(create.table(), false);
        if (found.isEmpty()) {
            return;
        }
        Relation relation = found.get();
        if (relation instanceof Sequence || relation instanceof View view && !view.isMaterialized()) {
            step.fail(
                    create.table().range(),
                    "42809",
                    "cannot create index on relation \"%s\""
                            .formatted(relation.name().name()));
            return;
        }
        List<Index.Key> keys = create.columns().stream().map(Indexes::key).toList();
        List<String> include = create.include().stream()
                .flatMap(column -> column.column().stream())
                .map(Identifier::value)
                .toList();
        if (create.index().isPresent()) {
            String name = create.index().get().value();
            if (!create.ifNotExists()) {
                step.makeRoom(new ObjectName(relation.name().schema(), name));
            }
            if (step.catalog().hasRelation(new ObjectName(relation.name().schema(), name))) {
                if (!create.ifNotExists()) {
                    step.fail(create.index().get().range(), "42P07", "relation \"%s\" already exists".formatted(name));
                }
                return;
            }
        }
        for (IndexColumn column : create.columns()) {
            if (column.column().isPresent()
                    && relation instanceof Table
                    && step.column(relation, column.column().get()).isEmpty()) {
                return;
            }
        }
        Relation current = step.draft().relation(relation.id());
        String name =
                create.index().map(Identifier::value).orElseGet(() -> chosen(current, keys, include, "idx", false));
        boolean partitioned = current instanceof Table table && table.isPartitioned();
        Index index = Index.of(
                        step.draft().newId(),
                        name,
                        relation.id(),
                        keys,
                        uses(current, keys, include, create.where()),
                        step.origin(create))
                .withUnique(create.unique())
                .covering(create.method().map(Identifier::value).orElse("btree"), include, create.where())
                .withNullsDistinct(!create.nullsNotDistinct())
                .withOptions(Views.options(create.options()))
                .withValid(!(create.only() && hasPartitions(relation.id())));
        add(index);
        if (partitioned && !create.only()) {
            copyToPartitions(current, index);
        }
    }

    private void copyToPartitions(Relation table, Index index) {
        List<Runnable> below = new ArrayList<>();
        for (Table partition : step.catalog().childrenOf(table)) {
            below.add(() -> copyTo(partition.id(), index, Optional.empty()));
        }
        below.add(() -> new Partitions(step).validate(index));
        constraints.handDown(below);
    }

    /** The part of a parent's index that a partition has: one that is there and alike, or a new one. */
    void copyTo(int partition, Index parent, Optional<TableConstraint> constraint) {
        Table table = step.draft().table(partition);
        if (table.isForeign()) {
            return;
        }
        ObjectName parentName =
                new ObjectName(step.draft().relation(parent.table()).name().schema(), parent.name());
        for (Index own : table.indexes().values()) {
            if (own.parent().isEmpty()
                    && AlikeIndexes.alike(own, parent)
                    && (constraint.isEmpty() || own.constraint().isPresent())) {
                Index attached = own.withParent(Optional.of(parentName));
                step.draft().addIndex(attached);
                if (constraint.isPresent()) {
                    TableConstraint upheld =
                            table.constraints().get(own.constraint().get());
                    step.draft().addConstraint(partition, upheld.inheritedOnly());
                }
                return;
            }
        }
        if (constraint.isPresent()) {
            Keys.Keyed key = new Keys.Keyed(
                    Optional.empty(),
                    constraint.get().kind(),
                    parent.keys(),
                    parent.include(),
                    parent.method(),
                    parent.predicate(),
                    parent.nullsDistinct(),
                    constraint.get().deferrable(),
                    constraint.get().initiallyDeferred(),
                    parent.origin().map(Origin::range).orElse(TextRange.at(0)));
            if (table.primaryKey().isEmpty() || key.kind() != ConstraintKind.PRIMARY_KEY) {
                constraints
                        .keys()
                        .uphold(partition, constraints.keys().chosen(table, key), key, Optional.of(parentName), true);
            }
            return;
        }
        String name = chosen(table, parent.keys(), parent.include(), "idx", false);
        Index copy = parent.copied(step.draft().newId(), name, partition, Optional.of(parentName));
        add(copy);
        if (table.isPartitioned()) {
            copyToPartitions(table, copy);
        }
    }

    /** What {@code LIKE … INCLUDING INDEXES} copies: the indexes, those of keys with their constraints. */
    void copyIndexes(int source, int table) {
        Relation from = step.draft().relation(source);
        List<Index> indexes = new ArrayList<>(from.indexes().values());
        indexes.sort(Comparator.comparingInt(Index::number));
        indexes.sort(Comparator.comparing(index -> !isPrimary(from, index)));
        for (Index index : indexes) {
            Table to = step.draft().table(table);
            Optional<TableConstraint> constraint = index.constraint()
                    .flatMap(name ->
                            from instanceof Table known ? known.constraints().find(name) : Optional.empty());
            if (constraint.isPresent()) {
                Keys.Keyed key = new Keys.Keyed(
                        Optional.empty(),
                        constraint.get().kind(),
                        index.keys(),
                        index.include(),
                        index.method(),
                        index.predicate(),
                        index.nullsDistinct(),
                        constraint.get().deferrable(),
                        constraint.get().initiallyDeferred(),
                        index.origin().map(Origin::range).orElse(TextRange.at(0)));
                if (key.kind() != ConstraintKind.PRIMARY_KEY || to.primaryKey().isEmpty()) {
                    constraints.keys().uphold(table, constraints.keys().chosen(to, key), key, Optional.empty(), false);
                }
            } else {
                String name = chosen(to, index.keys(), index.include(), "idx", false);
                add(index.copied(step.draft().newId(), name, table, Optional.empty()));
            }
        }
    }

    private static boolean isPrimary(Relation relation, Index index) {
        return relation instanceof Table table
                && table.primaryKey()
                        .filter(primary -> index.constraint()
                                .filter(primary.name()::equals)
                                .isPresent())
                        .isPresent();
    }

    private void add(Index index) {
        step.draft().addIndex(index);
        Set<Reference> others = new TreeSet<>();
        Optional<Relation> relation = Optional.of(step.draft().relation(index.table()));
        for (Index.Key key : index.keys()) {
            key.expression().ifPresent(expression -> others.addAll(step.references(expression, relation)));
        }
        index.predicate().ifPresent(expression -> others.addAll(step.references(expression, relation)));
        others.removeIf(reference -> reference.object() == index.table());
        step.draft().link(new Dependant(index.table(), Dependant.Part.INDEX, index.name()), others);
    }

    Set<String> uses(Relation relation, List<Index.Key> keys, List<String> include, Optional<Expression> predicate) {
        Set<String> uses = new TreeSet<>(include);
        for (Index.Key key : keys) {
            key.column().ifPresent(uses::add);
            key.expression()
                    .ifPresent(expression -> uses.addAll(
                            step.resolution(expression, Optional.of(relation)).columnsOf(relation)));
        }
        predicate.ifPresent(expression ->
                uses.addAll(step.resolution(expression, Optional.of(relation)).columnsOf(relation)));
        return uses;
    }

    private Optional<String> impliedName(Expression expression) {
        Mentions mentions = step.answers().mentions(expression);
        return mentions.isComplete() ? OutputName.implied(mentions, mentions.root()) : Optional.empty();
    }

    static Index.Key key(IndexColumn column) {
        Optional<String> name = column.column().map(Identifier::value);
        return new Index.Key(name, column.expression(), Optional.of(column), name);
    }
}
