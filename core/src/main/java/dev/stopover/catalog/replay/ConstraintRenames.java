package dev.stopover.catalog.replay;

import dev.stopover.catalog.Commented;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.UserType;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.Rename;
import java.util.Optional;

/** Renames constraints of tables and domains. */
final class ConstraintRenames {

    private final Step step;

    ConstraintRenames(Step step) {
        this.step = step;
    }

    /** A constraint of a table, with its index or with the parts of it that children have. */
    void rename(Rename rename) {
        Optional<Table> found = rename.object().table().flatMap(name -> step.table(name, rename.ifExists()));
        if (found.isEmpty()) {
            return;
        }
        Table table = found.get();
        String from = rename.object().name().name();
        Optional<TableConstraint> constraint = table.constraints().find(from);
        if (constraint.isEmpty()) {
            if (table.isKnown() && !from.contains("_not_null")) {
                step.fail(
                        rename.object().name().range(),
                        "42704",
                        "constraint \"%s\" for table \"%s\" does not exist"
                                .formatted(from, table.name().name()));
            }
            return;
        }
        if (table.constraints().containsKey(rename.to().value())) {
            step.fail(
                    rename.to().range(),
                    "42710",
                    "constraint \"%s\" for relation \"%s\" already exists"
                            .formatted(rename.to().value(), table.name().name()));
            return;
        }
        Optional<Index> index = constraint.get().hasIndex() ? table.indexes().find(from) : Optional.empty();
        if (index.isPresent()) {
            new Renames(step).index(index.get(), rename.to());
        } else {
            renameConstraint(table.id(), constraint.get(), rename.to().value());
            for (Table child : step.catalog().descendantsOf(table)) {
                child.constraints()
                        .find(from)
                        .filter(TableConstraint::inherited)
                        .ifPresent(part ->
                                renameConstraint(child.id(), part, rename.to().value()));
            }
        }
    }

    private void renameConstraint(int table, TableConstraint constraint, String to) {
        Dependant before = new Dependant(table, Dependant.Part.CONSTRAINT, constraint.name());
        step.draft().relink(before, new Dependant(table, Dependant.Part.CONSTRAINT, to));
        step.draft().removeConstraint(table, constraint.name());
        step.draft().addConstraint(table, constraint.withName(to));
    }

    /** A constraint of a domain. */
    void ofDomain(ObjectReference object, String to) {
        Optional<UserType> domain =
                object.table().flatMap(name -> Lookup.type(step.catalog(), step.session(), name.schema(), name.name()));
        domain.ifPresent(type -> type.constraints().find(object.name().name()).ifPresent(constraint -> {
            step.draft().countConstraint(type.name().schema(), constraint.name(), -1);
            step.draft().countConstraint(type.name().schema(), to, 1);
            step.draft()
                    .moveComment(
                            Commented.part(type.id(), ObjectKind.CONSTRAINT, constraint.name()),
                            Commented.part(type.id(), ObjectKind.CONSTRAINT, to));
            step.draft()
                    .put(type.withDomain(
                            type.base().orElse(DataType.UNKNOWN),
                            type.notNull(),
                            type.defaultValue(),
                            type.constraints().without(constraint.name()).with(to, constraint.withName(to))));
        }));
    }
}
