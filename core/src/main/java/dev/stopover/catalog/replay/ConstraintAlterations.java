package dev.stopover.catalog.replay;

import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.syntax.AlterConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.DropConstraint;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ValidateConstraint;
import java.util.Optional;

/** Validates, changes and drops constraints of tables. */
final class ConstraintAlterations {

    private final Step step;

    ConstraintAlterations(Step step) {
        this.step = step;
    }

    void validate(ValidateConstraint action, int id) {
        if (step.draft().relation(id) instanceof Table table) {
            Optional<TableConstraint> constraint =
                    table.constraints().find(action.constraint().value());
            if (constraint.isPresent()) {
                validate(id, constraint.get());
            } else if (table.isKnown()) {
                missing(table, action.constraint());
            }
        }
    }

    /** Children's parts of a constraint are validated with it. */
    private void validate(int id, TableConstraint constraint) {
        step.draft().addConstraint(id, constraint.withValidated(true));
        for (Table child : step.catalog().descendantsOf(step.draft().relation(id))) {
            child.constraints()
                    .find(constraint.name())
                    .filter(TableConstraint::inherited)
                    .ifPresent(part -> step.draft().addConstraint(child.id(), part.withValidated(true)));
        }
    }

    void drop(AlterTable alter, DropConstraint action, int id) {
        if (!(step.draft().relation(id) instanceof Table table)) {
            return;
        }
        Optional<TableConstraint> constraint =
                table.constraints().find(action.constraint().value());
        if (constraint.isEmpty()) {
            if (!action.ifExists()
                    && table.isKnown()
                    && !isNotNullName(action.constraint().value())) {
                missing(table, action.constraint());
            }
            return;
        }
        if (constraint.get().kind() == ConstraintKind.NOT_NULL) {
            constraint.get().columns().stream()
                    .flatMap(name -> table.column(name).stream())
                    .forEach(column -> step.draft().putColumn(id, column.withNotNull(false)));
        }
        step.drops(action).constraint(id, action.constraint().value(), alter.only());
    }

    void alter(AlterConstraint action, int id) {
        if (step.draft().relation(id) instanceof Table table
                && table.isKnown()
                && !table.constraints().containsKey(action.constraint().value())) {
            missing(table, action.constraint());
        }
    }

    /** PostgreSQL 18 gives NOT NULL a name of its own, which the catalog does not keep. */
    private static boolean isNotNullName(String name) {
        return name.contains("_not_null");
    }

    private void missing(Table table, Identifier constraint) {
        step.fail(
                constraint.range(),
                "42704",
                "constraint \"%s\" of relation \"%s\" does not exist"
                        .formatted(constraint.value(), table.name().name()));
    }
}
