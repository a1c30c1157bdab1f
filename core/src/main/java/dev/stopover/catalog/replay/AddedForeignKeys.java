package dev.stopover.catalog.replay;

import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Reference;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.syntax.ForeignKeyConstraint;
import dev.stopover.syntax.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Adds foreign keys to tables and to their partitions. */
final class AddedForeignKeys {

    private final Step step;
    private final Constraints constraints;

    AddedForeignKeys(Step step, Constraints constraints) {
        this.step = step;
        this.constraints = constraints;
    }

    void foreign(int id, ForeignKeyConstraint foreign, Optional<Identifier> at) {
        List<Identifier> columns = at.map(List::of).orElse(foreign.columns());
        for (Identifier column : columns) {
            if (step.column(step.draft().relation(id), column).isEmpty()) {
                return;
            }
        }
        Optional<Table> target = step.table(foreign.references(), false);
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
                : Constraints.values(foreign.referencedColumns());
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
                        GeneratedNames.joined(Constraints.values(columns)),
                        "fkey"));
        if (constraints.taken(table, foreign.name(), name)) {
            return;
        }
        foreign(
                id,
                TableConstraint.of(name, ConstraintKind.FOREIGN_KEY, Constraints.values(columns), step.origin(foreign))
                        .referring(referenced.id(), referencedColumns, foreign.onDelete(), foreign.onUpdate())
                        .withValidated(constraints.isValid(foreign.notValid()) && !foreign.notEnforced())
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
            constraints.handDown(below);
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
}
