package dev.stopover.catalog.replay;

import dev.stopover.catalog.Aspect;
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
import dev.stopover.syntax.CheckConstraint;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.ExcludeConstraint;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.ForeignKeyConstraint;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.IndexColumn;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.NotNullConstraint;
import dev.stopover.syntax.OutputName;
import dev.stopover.syntax.PrimaryKeyConstraint;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Tokens;
import dev.stopover.syntax.UniqueConstraint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Adds constraints and indexes to tables, in PostgreSQL's order and under its names. */
final class Constraints {

    /** A constraint as written, with the column it is written at. */
    private record Written(Constraint constraint, Optional<Identifier> column) {}

    /** What is to become the index of a key or exclusion. */
    private record Keyed(
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

    /** How far what is added reaches, and what it may meet. */
    enum Reach {
        /** A table that is being made: it has no rows, so that NOT VALID says nothing. */
        NEW_TABLE,
        /** A table with its partitions and children. */
        FAMILY,
        /** A table without its partitions, as ALTER TABLE ONLY says. */
        ONLY
    }

    private final Step step;
    private final Reach reach;

    /** The parts that partitions are still to get: partitions have partitions, as deep as their author likes. */
    private final Deque<Runnable> parts = new ArrayDeque<>();

    private boolean handingDown;

    Constraints(Step step) {
        this(step, Reach.FAMILY);
    }

    Constraints(Step step, Reach reach) {
        this.step = step;
        this.reach = reach;
    }

    /** The constraints of new columns and of the table: checks first, then keys, then foreign keys. */
    void addAll(int table, List<ColumnDefinition> columns, List<Constraint> tableConstraints) {
        addOwn(table, columns, tableConstraints);
        addForeign(table, columns, tableConstraints);
    }

    private static List<Written> written(List<ColumnDefinition> columns, List<Constraint> tableConstraints) {
        List<Written> all = new ArrayList<>();
        for (ColumnDefinition column : columns) {
            column.constraints().forEach(each -> all.add(new Written(each, Optional.of(column.name()))));
        }
        tableConstraints.forEach(each -> all.add(new Written(each, Optional.empty())));
        all.sort(Comparator.comparing(each -> each.constraint().range()));
        return all;
    }

    /** Checks and keys. */
    void addOwn(int table, List<ColumnDefinition> columns, List<Constraint> tableConstraints) {
        List<Written> all = written(columns, tableConstraints);
        List<Keyed> keys = new ArrayList<>();
        for (Written written : all) {
            if (written.constraint() instanceof CheckConstraint check) {
                check(table, check);
            } else if (written.constraint() instanceof NotNullConstraint notNull) {
                notNull(table, notNull);
            } else {
                keyed(table, written).ifPresent(key -> {
                    if (key.kind() == ConstraintKind.PRIMARY_KEY) {
                        keys.add(0, key);
                    } else {
                        keys.add(key);
                    }
                });
            }
        }
        merged(keys).forEach(key -> add(table, key));
    }

    /** Foreign keys, which may refer to what has just got its keys. */
    void addForeign(int table, List<ColumnDefinition> columns, List<Constraint> tableConstraints) {
        for (Written written : written(columns, tableConstraints)) {
            if (written.constraint() instanceof ForeignKeyConstraint foreign) {
                foreign(table, foreign, written.column());
            }
        }
    }

    /** {@code ADD CONSTRAINT}. */
    void add(int table, Constraint constraint) {
        if (constraint instanceof UniqueConstraint unique && unique.usingIndex().isPresent()) {
            usingIndex(table, unique, unique.usingIndex().get(), ConstraintKind.UNIQUE);
        } else if (constraint instanceof PrimaryKeyConstraint primary
                && primary.usingIndex().isPresent()) {
            usingIndex(table, primary, primary.usingIndex().get(), ConstraintKind.PRIMARY_KEY);
        } else {
            addAll(table, List.of(), List.of(constraint));
        }
    }

    private void check(int id, CheckConstraint check) {
        Table table = step.draft().table(id);
        Set<String> columns =
                step.resolution(check.expression(), Optional.of(table)).columnsOf(table);
        Optional<String> only =
                columns.size() == 1 ? Optional.of(columns.iterator().next()) : Optional.empty();
        String schema = table.name().schema();
        String name = check.name()
                .map(Identifier::value)
                .orElseGet(() -> GeneratedNames.constraint(
                        step.draft(), schema, table.name().name(), only, "check"));
        Optional<TableConstraint> merged = table.constraints().find(name).filter(Constraints::canBeMerged);
        if (merged.isPresent()) {
            step.draft().addConstraint(id, merged.get().withLocal(!table.isPartition()));
            return;
        }
        if (taken(table, check.name(), name)) {
            return;
        }
        TableConstraint constraint = TableConstraint.check(
                        name, List.copyOf(columns), check.expression(), step.origin(check))
                .withValidated(isValid(check.notValid()) && !check.notEnforced())
                .withEnforced(!check.notEnforced())
                .withNoInherit(check.noInherit());
        step.draft().addConstraint(id, constraint);
        linkCheck(id, constraint, check.expression());
        if (!check.noInherit()) {
            inheritCheck(table, constraint);
        }
    }

    private boolean isValid(boolean notValid) {
        return !notValid || reach == Reach.NEW_TABLE;
    }

    /** A check that a parent hands down, and one that a table writes under the same name, become one. */
    private static boolean canBeMerged(TableConstraint constraint) {
        return constraint.kind() == ConstraintKind.CHECK && constraint.inherited() && !constraint.local();
    }

    private void inheritCheck(Table parent, TableConstraint constraint) {
        Deque<Table> parents = new ArrayDeque<>(List.of(parent));
        while (!parents.isEmpty()) {
            for (Table child : step.catalog().childrenOf(parents.remove())) {
                Optional<TableConstraint> own = child.constraints().find(constraint.name());
                step.draft()
                        .addConstraint(
                                child.id(),
                                own.map(found -> found.withInherited(true)).orElseGet(constraint::inheritedOnly));
                if (own.isEmpty()) {
                    parents.add(child);
                }
            }
        }
    }

    private void linkCheck(int table, TableConstraint constraint, Expression expression) {
        Set<Reference> others = new TreeSet<>(
                step.references(expression, Optional.of(step.draft().relation(table))));
        others.removeIf(reference -> reference.object() == table);
        step.draft().link(new Dependant(table, Dependant.Part.CONSTRAINT, constraint.name()), others);
    }

    private void notNull(int table, NotNullConstraint notNull) {
        for (Identifier column : notNull.columns()) {
            step.column(step.draft().relation(table), column)
                    .ifPresent(found -> step.draft().putColumn(table, found.withNotNull(true)));
        }
        if (notNull.name().isPresent() && !notNull.columns().isEmpty()) {
            step.draft()
                    .addConstraint(
                            table,
                            TableConstraint.of(
                                            notNull.name().get().value(),
                                            ConstraintKind.NOT_NULL,
                                            values(notNull.columns()),
                                            step.origin(notNull))
                                    .withValidated(!notNull.notValid()));
        }
    }

    private Optional<Keyed> keyed(int table, Written written) {
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
                    exclude.elements().stream().map(Constraints::key).toList(),
                    values(exclude.include()),
                    exclude.method().map(Identifier::value).orElse("btree"),
                    exclude.where(),
                    true,
                    exclude.deferrable(),
                    exclude.initiallyDeferred(),
                    exclude.keywords()));
        }
        return Optional.empty();
    }

    private Optional<Keyed> keyed(
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
                values(include),
                "btree",
                Optional.empty(),
                nullsDistinct,
                deferrable,
                initiallyDeferred,
                constraint.keywords()));
    }

    /** PostgreSQL makes no second index where one statement asks for two that are alike; the first takes over a name. */
    private static List<Keyed> merged(List<Keyed> keys) {
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

    private void add(int id, Keyed key) {
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
        if (taken(table, key.name(), name) || relationTaken(table.name().schema(), key.name(), name)) {
            return;
        }
        uphold(id, name, key, Optional.empty(), false);
    }

    /** The constraint and its index, here and in partitions. */
    private void uphold(int id, String name, Keyed key, Optional<ObjectName> parent, boolean inherited) {
        Set<String> uses = uses(step.draft().relation(id), key.keys(), key.include(), key.predicate());
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
                .withValid(reach != Reach.ONLY || !hasPartitions(id))
                .withConstraint(Optional.of(name))
                .withParent(parent);
        step.draft().addIndex(index);
        if (key.kind() == ConstraintKind.PRIMARY_KEY) {
            refuseNulls(id, columns);
        }
        Table table = step.draft().table(id);
        if (table.isPartitioned() && reach != Reach.ONLY) {
            Index made = table.indexes().get(name);
            List<Runnable> below = new ArrayList<>();
            for (Table partition : step.catalog().childrenOf(table)) {
                below.add(() -> copyTo(partition.id(), made, Optional.of(constraint)));
            }
            handDown(below);
        }
    }

    /** Does what is to be done in partitions, before what waits already. */
    private void handDown(List<Runnable> below) {
        for (int i = below.size() - 1; i >= 0; i--) {
            parts.addFirst(below.get(i));
        }
        if (handingDown) {
            return;
        }
        handingDown = true;
        while (!parts.isEmpty()) {
            parts.removeFirst().run();
        }
        handingDown = false;
    }

    private void refuseNulls(int table, List<String> columns) {
        refuseNulls(step.draft().relation(table), columns);
        if (reach != Reach.ONLY) {
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

    private boolean hasPartitions(int table) {
        return step.draft().relation(table) instanceof Table known
                && known.isPartitioned()
                && !step.catalog().childrenOf(known).isEmpty();
    }

    private String chosen(Table table, Keyed key) {
        return switch (key.kind()) {
            case PRIMARY_KEY ->
                GeneratedNames.relation(
                        step.draft(), table.name().schema(), table.name().name(), Optional.empty(), "pkey", true);
            case EXCLUDE -> chosen(table, key.keys(), key.include(), "excl", true);
            default -> chosen(table, key.keys(), key.include(), "key", true);
        };
    }

    private String chosen(
            Relation table, List<Index.Key> keys, List<String> include, String label, boolean constraint) {
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

    private void usingIndex(int id, Constraint written, Identifier index, ConstraintKind kind) {
        Table table = step.draft().table(id);
        Optional<Index> found = table.indexes().find(index.value());
        if (found.isEmpty()) {
            if (table.isKnown()) {
                step.fail(index.range(), "42704", "index \"%s\" does not exist".formatted(index.value()));
            }
            return;
        }
        String name = written.name().map(Identifier::value).orElse(index.value());
        if (taken(table, written.name(), name)) {
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

    private void foreign(int id, ForeignKeyConstraint foreign, Optional<Identifier> at) {
        List<Identifier> columns = at.map(List::of).orElse(foreign.columns());
        for (Identifier column : columns) {
            if (step.column(step.draft().relation(id), column).isEmpty()) {
                return;
            }
        }
        Optional<Table> target = step.named(foreign.references());
        if (target.isEmpty()) {
            return;
        }
        for (Identifier column : foreign.referencedColumns()) {
            if (step.column(target.get(), column).isEmpty()) {
                return;
            }
        }
        Table referenced = step.draft().table(target.get().id());
        List<String> referencedColumns = foreign.referencedColumns().isEmpty()
                ? referenced.primaryKey().map(TableConstraint::columns).orElse(List.of())
                : values(foreign.referencedColumns());
        if (referenced.isKnown() && !isUnique(referenced, referencedColumns)) {
            step.fail(
                    foreign.references().range(),
                    "42830",
                    "there is no unique constraint matching given keys for referenced table \"%s\""
                            .formatted(referenced.name().name()));
            return;
        }
        Table table = step.draft().table(id);
        String name = foreign.name()
                .map(Identifier::value)
                .orElseGet(() -> GeneratedNames.constraint(
                        step.draft(),
                        table.name().schema(),
                        table.name().name(),
                        GeneratedNames.joined(values(columns)),
                        "fkey"));
        if (taken(table, foreign.name(), name)) {
            return;
        }
        foreign(
                id,
                TableConstraint.of(name, ConstraintKind.FOREIGN_KEY, values(columns), step.origin(foreign))
                        .referring(referenced.id(), referencedColumns, foreign.onDelete(), foreign.onUpdate())
                        .withValidated(isValid(foreign.notValid()) && !foreign.notEnforced())
                        .withEnforced(!foreign.notEnforced())
                        .withDeferrable(foreign.deferrable(), foreign.initiallyDeferred()));
    }

    /** A foreign key, here and in partitions. */
    void foreign(int table, TableConstraint constraint) {
        step.draft().addConstraint(table, constraint);
        Relation referenced = step.draft().relation(constraint.references());
        List<Reference> references = new ArrayList<>(List.of(Reference.to(referenced.id())));
        constraint
                .referencedColumns()
                .forEach(name -> referenced
                        .column(name)
                        .ifPresent(column -> references.add(new Reference(referenced.id(), column.number()))));
        step.draft().link(new Dependant(table, Dependant.Part.CONSTRAINT, constraint.name()), references);
        Table owner = step.draft().table(table);
        if (owner.isPartitioned()) {
            List<Runnable> below = new ArrayList<>();
            for (Table partition : step.catalog().childrenOf(owner)) {
                below.add(() -> foreignOfPartition(partition, constraint));
            }
            handDown(below);
        }
    }

    /** The part of a foreign key that a partition has: one that is there and alike, or a copy. */
    void foreignOfPartition(Table partition, TableConstraint constraint) {
        for (TableConstraint own : partition.constraints().values()) {
            boolean alike = own.kind() == ConstraintKind.FOREIGN_KEY
                    && !own.inherited()
                    && own.references() == constraint.references()
                    && own.columns().equals(constraint.columns())
                    && own.referencedColumns().equals(constraint.referencedColumns())
                    && own.onDelete() == constraint.onDelete()
                    && own.onUpdate() == constraint.onUpdate()
                    && own.deferrable() == constraint.deferrable();
            if (alike) {
                step.draft().addConstraint(partition.id(), own.inheritedOnly());
                return;
            }
        }
        String name = constraint.name();
        if (partition.constraints().containsKey(name)) {
            name = GeneratedNames.constraint(
                    step.draft(),
                    partition.name().schema(),
                    partition.name().name(),
                    GeneratedNames.joined(constraint.columns()),
                    "fkey");
        }
        foreign(partition.id(), constraint.withName(name).inheritedOnly());
    }

    private static boolean isUnique(Table table, List<String> columns) {
        Set<String> wanted = Set.copyOf(columns);
        return table.indexes().values().stream()
                .anyMatch(index -> index.unique()
                        && index.predicate().isEmpty()
                        && index.keys().size() == wanted.size()
                        && Set.copyOf(index.leadingColumns()).equals(wanted));
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
        List<Index.Key> keys = create.columns().stream().map(Constraints::key).toList();
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
        handDown(below);
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
                    && alike(own, parent)
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
            Keyed key = new Keyed(
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
                uphold(partition, chosen(table, key), key, Optional.of(parentName), true);
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
                Keyed key = new Keyed(
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
                    uphold(table, chosen(to, key), key, Optional.empty(), false);
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

    private static boolean alike(Index one, Index other) {
        return one.unique() == other.unique()
                && one.method().equals(other.method())
                && one.include().equals(other.include())
                && sameExpression(one.predicate(), other.predicate())
                && sameExpressions(one.keys(), other.keys())
                && one.leadingColumns().equals(other.leadingColumns())
                && one.keys().size() == other.keys().size()
                && operatorClasses(one).equals(operatorClasses(other))
                && one.uses().equals(other.uses());
    }

    private static boolean sameExpressions(List<Index.Key> keys, List<Index.Key> others) {
        for (int i = 0; i < Math.min(keys.size(), others.size()); i++) {
            if (!sameExpression(keys.get(i).expression(), others.get(i).expression())) {
                return false;
            }
        }
        return true;
    }

    /** Whether two expressions are written alike, blanks and the case of names aside. */
    private static boolean sameExpression(Optional<Expression> one, Optional<Expression> other) {
        return one.map(Constraints::values).equals(other.map(Constraints::values));
    }

    private static List<String> values(Expression expression) {
        Tokens tokens = expression.tokens();
        int to = tokens.significantFrom(tokens.end(expression.last()));
        List<String> values = new ArrayList<>();
        for (int at = tokens.significantFrom(tokens.start(expression.first())); at < to; at++) {
            values.add(tokens.value(tokens.significant(at)));
        }
        return values;
    }

    private static List<String> operatorClasses(Index index) {
        return index.keys().stream()
                .map(key -> key.written()
                        .flatMap(IndexColumn::operatorClass)
                        .map(QualifiedName::name)
                        .orElse(""))
                .toList();
    }

    private boolean taken(Table table, Optional<Identifier> given, String name) {
        boolean taken = table.constraints().containsKey(name);
        if (taken && given.isPresent() && table.isUncertain(Aspect.DEFINITION)) {
            // It is gone, for another of its name is made.
            new Drops(step.draft()).constraint(table.id(), name);
            return false;
        }
        if (taken && given.isPresent()) {
            step.fail(
                    given.get().range(),
                    "42710",
                    "constraint \"%s\" for relation \"%s\" already exists"
                            .formatted(name, table.name().name()));
        }
        return taken;
    }

    private boolean relationTaken(String schema, Optional<Identifier> given, String name) {
        boolean taken = step.catalog().hasRelation(new ObjectName(schema, name));
        if (taken && given.isPresent()) {
            step.fail(given.get().range(), "42P07", "relation \"%s\" already exists".formatted(name));
        }
        return taken;
    }

    private Set<String> uses(
            Relation relation, List<Index.Key> keys, List<String> include, Optional<Expression> predicate) {
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

    private static Index.Key key(IndexColumn column) {
        Optional<String> name = column.column().map(Identifier::value);
        return new Index.Key(name, column.expression(), Optional.of(column), name);
    }

    private static List<String> values(List<Identifier> identifiers) {
        return identifiers.stream().map(Identifier::value).toList();
    }
}
