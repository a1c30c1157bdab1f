package dev.stopover.catalog.replay;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Grants;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.PersistentMap;
import dev.stopover.catalog.Reference;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Session;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.CreateForeignTable;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ImportForeignSchema;
import dev.stopover.syntax.LikeClause;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.OnCommit;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OptionValue;
import dev.stopover.syntax.PartitionBound;
import dev.stopover.syntax.PartitionOf;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.TypeName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes tables, as CREATE TABLE and CREATE FOREIGN TABLE write them, and adds columns to them. */
final class Tables {

    private final Step step;

    private final Constraints constraints;

    Tables(Step step) {
        this.step = step;
        this.constraints = new Constraints(step, Constraints.Reach.NEW_TABLE);
    }

    void create(CreateTable create) {
        boolean temporary = create.persistence() == Persistence.TEMPORARY;
        ObjectName name = temporary
                ? new ObjectName(Session.TEMPORARY_SCHEMA, create.table().name())
                : step.target(create.table());
        Optional<Table> made = make(name, create.table(), create.ifNotExists(), create);
        if (made.isEmpty()) {
            return;
        }
        Table table = made.get();
        PersistentMap<String, String> options = table.options();
        for (Option option : create.options()) {
            options = options.with(
                    option.name().value(), option.value().map(OptionValue::text).orElse(""));
        }
        step.draft()
                .put(table.withPersistence(create.persistence())
                        .withPartitionKey(create.partitionBy())
                        .withOnCommit(create.onCommit().orElse(OnCommit.PRESERVE_ROWS))
                        .withOptions(options));
        create.ofType().ifPresent(type -> ofType(table.id(), type));
        fill(
                table.id(),
                create.inherits(),
                create.partitionOf(),
                create.columns(),
                create.constraints(),
                create.likes());
    }

    void create(CreateForeignTable create) {
        Optional<Table> made = make(step.target(create.table()), create.table(), create.ifNotExists(), create);
        if (made.isEmpty()) {
            return;
        }
        Table table = step.draft().put(made.get().asForeign());
        fill(table.id(), create.inherits(), create.partitionOf(), create.columns(), create.constraints(), List.of());
    }

    /** {@code IMPORT FOREIGN SCHEMA … LIMIT TO}: tables whose columns are not known. */
    void create(ImportForeignSchema foreign) {
        for (Identifier table : foreign.tables()) {
            ObjectName name = new ObjectName(foreign.intoSchema().value(), table.value());
            if (!step.catalog().hasRelation(name)) {
                Relation imported = Table.named(name)
                        .asForeign()
                        .withKnowledge(Knowledge.UNCERTAIN)
                        .withOrigin(step.origin(foreign));
                step.draft().add(new Owners(step).owned(imported, ObjectKind.TABLE));
            }
        }
    }

    /** A new table without columns, unless something of its name stands in its way. */
    Optional<Table> make(ObjectName name, QualifiedName written, boolean ifNotExists, Ranged place) {
        if (!ifNotExists) {
            step.makeRoom(name);
        }
        Optional<Relation> before = step.catalog().relation(name);
        if (before.isEmpty() && !step.catalog().hasRelation(name)) {
            Relation table = Table.named(name).withOrigin(step.origin(place));
            return Optional.of((Table) step.draft().add(new Owners(step).owned(table, ObjectKind.TABLE)));
        }
        if (before.isPresent()
                && before.get().knowledge() == Knowledge.UNKNOWN
                && before.get() instanceof Table known) {
            Relation table = new Owners(step)
                    .owned(known, ObjectKind.TABLE)
                    .withKnowledge(ifNotExists ? Knowledge.UNCERTAIN : Knowledge.KNOWN)
                    .withOrigin(step.origin(place));
            Grants grants = table.grants();
            for (var entry : known.grants().entries().entrySet()) {
                grants = grants.with(
                        entry.getKey().role(),
                        entry.getKey().privilege(),
                        entry.getKey().column(),
                        entry.getValue());
            }
            // What was guessed of it turns out to be wrong where it was not there yet.
            Relation made = ifNotExists ? table : table.withColumns(List.of());
            return Optional.of((Table) step.draft().put(made.withGrants(grants)));
        }
        if (!ifNotExists && before.map(Relation::isKnown).orElse(true)) {
            step.fail(
                    written.range(),
                    "42P07",
                    "relation \"%s\" already exists".formatted(name.name()),
                    before.flatMap(Relation::origin));
        }
        return Optional.empty();
    }

    private void fill(
            int table,
            List<QualifiedName> inherits,
            Optional<PartitionOf> partitionOf,
            List<ColumnDefinition> columns,
            List<Constraint> tableConstraints,
            List<LikeClause> likes) {
        List<Table> parents = new ArrayList<>();
        inherits.forEach(parent -> step.table(parent, false).ifPresent(parents::add));
        partitionOf.flatMap(of -> step.table(of.parent(), false)).ifPresent(parents::add);
        parents.forEach(parent -> inherit(table, parent, partitionOf.map(PartitionOf::bound)));
        List<Ranged> elements = new ArrayList<>(columns);
        elements.addAll(likes);
        elements.sort(Comparator.comparing(Ranged::range));
        for (Ranged element : elements) {
            if (element instanceof ColumnDefinition column) {
                new ColumnDefinitions(step).column(table, column);
            } else if (element instanceof LikeClause like) {
                new LikeClauses(step).like(table, like);
            }
        }
        constraints.addOwn(table, columns, tableConstraints);
        for (LikeClause like : likes) {
            if (LikeClauses.includes(like, "indexes")) {
                step.find(like.table())
                        .ifPresent(source -> constraints.indexes().copyIndexes(source.id(), table));
            }
        }
        constraints.addForeign(table, columns, tableConstraints);
        if (partitionOf.isPresent()) {
            parents.forEach(parent -> new Partitions(step).takeOver(parent.id(), table));
        }
    }

    /** Columns and checks of a parent, and the tie to it. */
    private void inherit(int table, Table parent, Optional<PartitionBound> bound) {
        for (Column column : parent.columns()) {
            Optional<Column> own = step.draft().relation(table).column(column.name());
            if (own.isEmpty()) {
                new ColumnDefinitions(step).handDown(parent.id(), column, table);
                continue;
            }
            Column merged = own.get().withInherited(true).withNotNull(own.get().notNull() || column.notNull());
            if (!merged.hasDefault()) {
                merged = column.serial() ? merged.withSerial() : merged.withDefault(column.defaultValue());
                new ColumnDefinitions(step).tieDefault(parent.id(), column, table, merged);
            }
            step.draft().putColumn(table, merged);
        }
        for (TableConstraint constraint : parent.constraints().values()) {
            if (constraint.kind() == ConstraintKind.CHECK && !constraint.noInherit()) {
                step.draft().addConstraint(table, valid(constraint).inheritedOnly());
            }
        }
        Table child = step.draft().table(table);
        step.draft()
                .put(child.withParents(appended(child.parents(), parent.id())).withPartition(bound.isPresent(), bound));
        bound.ifPresent(
                known -> step.draft().put(step.draft().table(parent.id()).withPart(child.id(), known)));
        step.draft()
                .link(
                        new Dependant(table, Dependant.Part.CHILD, Integer.toString(parent.id())),
                        List.of(Reference.to(parent.id())));
    }

    /** A constraint as a new table has it, which no row can break. */
    static TableConstraint valid(TableConstraint constraint) {
        return constraint.withValidated(constraint.enforced());
    }

    private void ofType(int table, TypeName type) {
        step.catalog().type(step.type(type).id()).ifPresent(composite -> {
            composite.attributes().forEach(attribute -> step.draft().addColumn(table, attribute));
            step.draft().link(Dependant.whole(table), List.of(Reference.to(composite.id())));
        });
    }

    private static List<Integer> appended(List<Integer> list, int last) {
        List<Integer> appended = new ArrayList<>(list);
        appended.add(last);
        return List.copyOf(appended);
    }
}
