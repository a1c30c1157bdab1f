package dev.stopover.catalog.effect;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AlterConstraint;
import dev.stopover.syntax.CheckConstraint;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.ExcludeConstraint;
import dev.stopover.syntax.ForeignKeyConstraint;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.LockMode;
import dev.stopover.syntax.NotNullConstraint;
import dev.stopover.syntax.PrimaryKeyConstraint;
import dev.stopover.syntax.UniqueConstraint;
import dev.stopover.syntax.ValidateConstraint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the actions of ALTER TABLE on constraints do. */
final class ConstraintEffects {

    private final Situation situation;
    private final Touches touches;
    private final AlteredTable altered;
    private final Optional<Table> table;

    ConstraintEffects(Situation situation, Touches touches, AlteredTable altered) {
        this.situation = situation;
        this.touches = touches;
        this.altered = altered;
        this.table = altered.known();
    }

    void add(AddConstraint action) {
        Constraint constraint = action.constraint();
        if (constraint instanceof CheckConstraint check) {
            check(check);
        } else if (constraint instanceof NotNullConstraint notNull) {
            if (!notNull.notValid()) {
                notNull.columns()
                        .forEach(column -> new ColumnEffects(situation, touches, altered).setNotNull(column.value()));
            }
        } else if (constraint instanceof PrimaryKeyConstraint key) {
            key(key.usingIndex(), key.columns(), true);
        } else if (constraint instanceof UniqueConstraint unique) {
            key(unique.usingIndex(), unique.columns(), false);
        } else if (constraint instanceof ExcludeConstraint) {
            altered.buildIndex();
            touches.risk("two rows of %s conflict".formatted(altered.name()), "23P01", "the rows conflict");
        } else if (constraint instanceof ForeignKeyConstraint key) {
            foreignKey(key);
        }
    }

    private void check(CheckConstraint check) {
        Truth checked = Truth.of(!check.notValid() && !check.notEnforced());
        if (check.noInherit() && table.isPresent()) {
            touches.scan(table.get(), checked);
        } else {
            altered.scan(checked);
        }
        if (checked.isYes()) {
            touches.risk(
                    "a row of %s breaks it".formatted(altered.name()), "23514", "the check constraint is violated");
        }
    }

    private void key(Optional<Identifier> usingIndex, List<Identifier> columns, boolean primary) {
        if (usingIndex.isPresent()) {
            keyUsing(usingIndex.get(), primary);
            return;
        }
        altered.buildIndex();
        touches.risk(
                "two rows of %s are equal in it".formatted(altered.name()), "23505", "could not create unique index");
        if (primary) {
            for (Identifier column : columns) {
                if (altered.column(column).filter(Column::notNull).isEmpty()) {
                    touches.risk(
                            "%s has no value in a row".formatted(column.value()),
                            "23502",
                            "column \"%s\" contains null values".formatted(column.value()));
                }
            }
        }
    }

    private void keyUsing(Identifier index, boolean primary) {
        Optional<Index> found = table.flatMap(known -> known.indexes().find(index.value()));
        if (found.isEmpty()) {
            touches.unknown("index " + index.value());
            touches.scan(altered.alter().table(), primary ? Truth.UNKNOWN : Truth.NO);
            return;
        }
        touches.lock(table.orElseThrow(), found.get(), LockMode.SHARE_UPDATE_EXCLUSIVE);
        if (primary) {
            found.get().leadingColumns().forEach(new ColumnEffects(situation, touches, altered)::setNotNull);
        }
    }

    /** Columns that the same statement adds without a value are null in every row: nothing is looked up for them. */
    private void foreignKey(ForeignKeyConstraint key) {
        Truth checked = Truth.of(!key.notValid() && !key.notEnforced());
        Set<String> empty = altered.alter().actions().stream()
                .filter(AddColumn.class::isInstance)
                .map(action -> ((AddColumn) action).column())
                .filter(column -> !new NewColumn(situation, column).hasValue())
                .map(column -> column.name().value())
                .collect(Collectors.toSet());
        boolean allNull = key.columns().stream().anyMatch(column -> empty.contains(column.value()));
        if (table.isPresent()) {
            touches.scan(table.get(), checked);
            situation.partitions(table.get()).forEach(partition -> touches.scan(partition, checked));
        } else {
            touches.scan(altered.alter().table(), checked);
        }
        new ForeignKeys(situation, touches).refer(key, allNull ? Truth.NO : checked);
        if (checked.isYes()) {
            touches.risk(
                    "a row of %s refers to none of %s"
                            .formatted(altered.name(), key.references().name()),
                    "23503",
                    "insert or update on table \"%s\" violates foreign key constraint".formatted(altered.name()));
        }
    }

    void alter(AlterConstraint action) {
        Optional<TableConstraint> constraint = constraint(action.constraint());
        Optional<Relation> target =
                constraint.flatMap(known -> situation.catalog().relation(known.references()));
        if (action.enforced().isEmpty() || target.isEmpty()) {
            return;
        }
        if (action.enforced().get()) {
            altered.scan(Truth.YES);
            new ForeignKeys(situation, touches).refer(target.get(), Truth.YES);
        } else {
            touches.lock(target.get(), LockMode.ACCESS_EXCLUSIVE);
        }
    }

    private Optional<TableConstraint> constraint(Identifier name) {
        return table.flatMap(known -> known.constraints().find(name.value()));
    }

    void validate(ValidateConstraint action) {
        Optional<TableConstraint> constraint = constraint(action.constraint());
        if (constraint.isEmpty()) {
            boolean added = situation
                    .after()
                    .table(altered.alter().table())
                    .filter(after ->
                            after.constraints().containsKey(action.constraint().value()))
                    .isPresent();
            if (!added) {
                touches.unknown("constraint " + action.constraint().value());
            }
            altered.scan(Truth.YES);
            return;
        }
        if (constraint.get().validated()) {
            return;
        }
        altered.scan(Truth.YES);
        if (constraint.get().kind() == ConstraintKind.FOREIGN_KEY) {
            situation.catalog().relation(constraint.get().references()).ifPresent(target -> {
                touches.lock(target, LockMode.ROW_SHARE);
                touches.scan(target, Truth.YES);
            });
        }
        touches.risk(
                "a row of %s breaks it".formatted(altered.name()),
                sqlState(constraint.get()),
                "the constraint is violated");
    }

    private static String sqlState(TableConstraint constraint) {
        return switch (constraint.kind()) {
            case FOREIGN_KEY -> "23503";
            case NOT_NULL -> "23502";
            default -> "23514";
        };
    }
}
