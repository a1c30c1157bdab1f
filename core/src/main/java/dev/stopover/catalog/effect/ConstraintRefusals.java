package dev.stopover.catalog.effect;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.ForeignKey;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.CheckConstraint;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.DropConstraint;
import dev.stopover.syntax.ForeignKeyConstraint;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.PrimaryKeyConstraint;
import dev.stopover.syntax.UniqueConstraint;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL refuses of the actions of ALTER TABLE on constraints. */
final class ConstraintRefusals {

    private final Situation situation;
    private final Touches touches;
    private final AlterTable alter;
    private final Table table;

    ConstraintRefusals(Situation situation, Touches touches, AlterTable alter, Table table) {
        this.situation = situation;
        this.touches = touches;
        this.alter = alter;
        this.table = table;
    }

    void add(Constraint constraint) {
        if (constraint instanceof CheckConstraint check && table.isKnown() && table.isPartitioned()) {
            divided(check);
        }
        if (constraint instanceof PrimaryKeyConstraint key) {
            if (table.primaryKey().isPresent()
                    && !dropsPrimaryKey(table.primaryKey().get())) {
                touches.refuse(
                        "42P16",
                        "multiple primary keys for table \"%s\" are not allowed"
                                .formatted(table.name().name()));
            }
            key(key.usingIndex(), "PRIMARY KEY", key.columns());
        } else if (constraint instanceof UniqueConstraint unique) {
            key(unique.usingIndex(), "UNIQUE", unique.columns());
        } else if (constraint instanceof ForeignKeyConstraint key) {
            if (table.isPartitioned() && key.notValid() && situation.major() < 18) {
                touches.refuse(
                        "42809",
                        "cannot add NOT VALID foreign key on partitioned table \"%s\" referencing relation \"%s\""
                                .formatted(table.name().name(), key.references().name()));
            }
            List<Optional<Column>> columns = key.columns().stream()
                    .map(column -> isRetyped(column) ? Optional.<Column>empty() : table.column(column.value()))
                    .toList();
            new ForeignKeyRefusals(situation, touches).refuse(Optional.of(table), columns, key, situation.before());
        }
    }

    /** A check of a partitioned table is one of its partitions. */
    private void divided(CheckConstraint check) {
        if (check.noInherit()) {
            touches.refuse(
                    "42P16",
                    "cannot add NO INHERIT constraint to partitioned table \"%s\""
                            .formatted(table.name().name()));
        }
        if (alter.only() && !situation.catalog().childrenOf(table).isEmpty()) {
            touches.refuse("42P16", "constraint must be added to child tables too");
        }
    }

    /** Whether the statement drops the key itself, or a column of it: PostgreSQL drops before it adds. */
    private boolean dropsPrimaryKey(TableConstraint primary) {
        return alter.actions().stream()
                .anyMatch(action -> action instanceof DropConstraint
                        || action instanceof DropColumn column
                                && primary.columns().contains(column.column().value()));
    }

    private boolean isRetyped(Identifier column) {
        return alter.actions().stream()
                .anyMatch(action -> action instanceof AlterColumnType retyped
                        && retyped.column().value().equals(column.value()));
    }

    private void key(Optional<Identifier> usingIndex, String kind, List<Identifier> columns) {
        if (usingIndex.isPresent()) {
            if (table.isPartitioned()) {
                touches.refuse(
                        "0A000", "ALTER TABLE / ADD CONSTRAINT USING INDEX is not supported on partitioned tables");
            }
            table.indexes()
                    .find(usingIndex.get().value())
                    .filter(index -> !index.unique())
                    .map(Index::name)
                    .ifPresent(index -> touches.refuse("42809", "\"%s\" is not a unique index".formatted(index)));
            return;
        }
        table.partitionKey().ifPresent(divided -> new DividedKeys(touches, divided).refuse(kind, columns));
    }

    /** What comes from a parent stays as long as there. */
    void inherited(DropConstraint drop) {
        table.constraints()
                .find(drop.constraint().value())
                .filter(TableConstraint::inherited)
                .ifPresent(constraint -> {
                    touches.at(drop.constraint());
                    touches.refuse(
                            "42P16",
                            "cannot drop inherited constraint \"%s\" of relation \"%s\""
                                    .formatted(constraint.name(), table.name().name()));
                });
    }

    /** A foreign key rests on the index of the key it refers to. */
    void drop(DropConstraint drop) {
        Optional<TableConstraint> constraint = table.constraints()
                .find(drop.constraint().value())
                .filter(key -> key.kind() == ConstraintKind.PRIMARY_KEY || key.kind() == ConstraintKind.UNIQUE);
        if (constraint.isEmpty()) {
            return;
        }
        touches.at(drop.constraint());
        Set<String> columns = Set.copyOf(constraint.get().columns());
        long same = table.indexes().values().stream()
                .filter(index ->
                        index.unique() && Set.copyOf(index.leadingColumns()).equals(columns))
                .count();
        for (ForeignKey key : situation.catalog().foreignKeysTo(table)) {
            boolean implied = key.constraint().referencedColumns().isEmpty()
                    && constraint.get().kind() == ConstraintKind.PRIMARY_KEY;
            boolean rests = implied
                    || same <= 1
                            && Set.copyOf(key.constraint().referencedColumns()).equals(columns);
            boolean dropped = alter.actions().stream()
                    .anyMatch(action -> action instanceof DropConstraint other
                            && key.table().id() == table.id()
                            && other.constraint()
                                    .value()
                                    .equals(key.constraint().name()));
            if (rests && !dropped && key.table().isKnown()) {
                touches.refuse(
                        "2BP01",
                        "cannot drop constraint %s on table %s because other objects depend on it"
                                .formatted(constraint.get().name(), table.name().name()));
            }
        }
    }
}
