package dev.stopover.catalog.replay;

import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Reference;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.syntax.CheckConstraint;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.NotNullConstraint;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Adds checks and NOT NULL to tables, and hands them down. */
final class Checks {

    private final Step step;
    private final Constraints constraints;

    Checks(Step step, Constraints constraints) {
        this.step = step;
        this.constraints = constraints;
    }

    void check(int id, CheckConstraint check) {
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
        Optional<TableConstraint> merged = table.constraints().find(name).filter(Checks::canBeMerged);
        if (merged.isPresent()) {
            step.draft().addConstraint(id, merged.get().withLocal(!table.isPartition()));
            return;
        }
        if (constraints.taken(table, check.name(), name)) {
            return;
        }
        TableConstraint constraint = TableConstraint.check(
                        name, List.copyOf(columns), check.expression(), step.origin(check))
                .withValidated(constraints.isValid(check.notValid()) && !check.notEnforced())
                .withEnforced(!check.notEnforced())
                .withNoInherit(check.noInherit());
        step.draft().addConstraint(id, constraint);
        linkCheck(id, constraint, check.expression());
        if (!check.noInherit()) {
            inheritCheck(table, constraint);
        }
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

    void notNull(int table, NotNullConstraint notNull) {
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
                                            Constraints.values(notNull.columns()),
                                            step.origin(notNull))
                                    .withValidated(!notNull.notValid()));
        }
    }
}
