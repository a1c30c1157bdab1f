package dev.stopover.catalog.effect;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.IdentityKind;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddIdentity;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.DropDefault;
import dev.stopover.syntax.DropExpression;
import dev.stopover.syntax.DropNotNull;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.SetNotNull;
import dev.stopover.syntax.SetStorage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL refuses to do to a column because of what it is, and of what its table, parents and children are. */
final class ColumnStateRefusals {

    private static final String INVALID_TABLE = "42P16";
    private static final String NOT_SUPPORTED = "0A000";
    private static final Set<String> COUNTERS = Set.of("smallint", "integer", "bigint");

    private final Situation situation;
    private final Touches touches;
    private final AlterTable alter;
    private final Table table;

    ColumnStateRefusals(Situation situation, Touches touches, AlterTable alter, Table table) {
        this.situation = situation;
        this.touches = touches;
        this.alter = alter;
        this.table = table;
    }

    void find(AlterTableAction action) {
        if (!table.isKnown()) {
            return;
        }
        if (action instanceof AddColumn add) {
            add(add);
        } else if (action instanceof DropColumn drop
                && Column.isSystem(drop.column().value())) {
            touches.at(drop.column());
            touches.refuse(
                    NOT_SUPPORTED,
                    "cannot drop system column \"%s\"".formatted(drop.column().value()));
        } else if (action instanceof DropColumn drop) {
            column(drop.column()).ifPresent(this::drop);
        } else if (action instanceof AlterColumnType type) {
            column(type.column()).ifPresent(column -> alterType(type, column));
        } else if (action instanceof AddIdentity identity) {
            column(identity.column()).ifPresent(this::addIdentity);
        } else if (action instanceof DropExpression drop) {
            column(drop.column()).ifPresent(this::dropExpression);
        } else if (action instanceof DropNotNull drop) {
            column(drop.column()).ifPresent(this::dropNotNull);
        } else if (action instanceof SetNotNull set) {
            column(set.column()).ifPresent(this::setNotNull);
        } else if (action instanceof SetStorage set) {
            column(set.column())
                    .ifPresent(
                            column -> new ColumnTypeRefusals(situation, touches).storage(column.type(), set.storage()));
        }
    }

    private Optional<Column> column(Identifier name) {
        touches.at(name);
        if (Column.isSystem(name.value())) {
            touches.refuse(NOT_SUPPORTED, "cannot alter system column \"%s\"".formatted(name.value()));
        }
        return table.column(name.value());
    }

    private void add(AddColumn add) {
        boolean writes = add.column().defaultValue().isPresent()
                || add.column().identity().isPresent()
                || add.column()
                        .generated()
                        .filter(generated -> generated.stored())
                        .isPresent()
                || add.column().type().filter(type -> type.isSerial()).isPresent();
        if (writes && table.column(add.column().name().value()).isEmpty()) {
            rowType();
        }
        ColumnTypeRefusals types = new ColumnTypeRefusals(situation, touches);
        add.column().type().ifPresent(type -> types.itself(table, type));
        situation.after().table(alter.table()).ifPresent(after -> types.find(add.column(), after));
    }

    /** The rows of a table cannot be written anew where columns hold rows of its type. */
    private void rowType() {
        new TypeUses(situation)
                .column(table.id(), true)
                .ifPresent(column -> touches.refuse(
                        NOT_SUPPORTED,
                        "cannot alter table \"%s\" because column \"%s\" uses its row type"
                                .formatted(table.name().name(), column)));
    }

    private void drop(Column column) {
        boolean parts =
                table.isPartitioned() && !situation.catalog().childrenOf(table).isEmpty();
        if (alter.only() && parts) {
            touches.refuse(INVALID_TABLE, "cannot drop column from only the partitioned table when partitions exist");
        }
        partitionKey(column, "drop");
    }

    /** A column that an expression of the partition key names. */
    private void partitionKey(Column column, String verb) {
        boolean key = table.partitionKey().stream()
                .flatMap(found -> found.columns().stream())
                .flatMap(part -> part.expression().stream())
                .anyMatch(expression -> Situation.words(expression).contains(column.name()));
        if (key) {
            touches.refuse(
                    INVALID_TABLE,
                    "cannot %s column \"%s\" because it is part of the partition key of relation \"%s\""
                            .formatted(verb, column.name(), table.name().name()));
        }
    }

    private void alterType(AlterColumnType action, Column column) {
        String type = situation.before().type(action.type()).name();
        if (column.identity() != IdentityKind.NONE
                && TypeChanges.isBuiltIn(type)
                && (!COUNTERS.contains(type) || action.type().arrayDimensions() > 0)) {
            touches.refuse("22023", "identity column type must be smallint, integer, or bigint");
        }
        if (column.generated().isPresent() && action.using().isPresent()) {
            touches.refuse("42611", "cannot specify USING when altering type of generated column");
        }
        boolean children = !situation.catalog().childrenOf(table).isEmpty();
        if (alter.only() && children) {
            touches.refuse(
                    INVALID_TABLE,
                    "type of inherited column \"%s\" must be changed in child tables too".formatted(column.name()));
        }
        partitionKey(column, "alter");
        new ColumnTypeRefusals(situation, touches).itself(table, action.type());
        new ColumnTypeRefusals(situation, touches).pseudo(action.column(), action.type());
        rowType();
    }

    private void addIdentity(Column column) {
        boolean freed = alter.actions().stream()
                .anyMatch(action -> action instanceof DropDefault drop
                        && drop.column().value().equals(column.name()));
        String relation = table.name().name();
        if (column.identity() != IdentityKind.NONE) {
            touches.refuse(
                    "55000",
                    "column \"%s\" of relation \"%s\" is already an identity column"
                            .formatted(column.name(), relation));
        } else if ((column.defaultValue().isPresent() || column.serial()) && !freed && column.notNull()) {
            touches.refuse(
                    "55000",
                    "column \"%s\" of relation \"%s\" already has a default value".formatted(column.name(), relation));
        }
    }

    private void dropExpression(Column column) {
        boolean children = !situation.catalog().childrenOf(table).isEmpty();
        if (alter.only() && children) {
            touches.refuse(
                    situation.major() < 17 ? INVALID_TABLE : NOT_SUPPORTED,
                    "ALTER TABLE / DROP EXPRESSION must be applied to child tables too");
        }
        if (column.inherited()) {
            touches.refuse(INVALID_TABLE, "cannot drop generation expression from inherited column");
        }
    }

    private void dropNotNull(Column column) {
        String identity = table.options().find("replica identity").orElse("");
        boolean identifies = identity.startsWith("using ")
                && table.indexes()
                        .find(identity.substring("using ".length()))
                        .filter(index -> index.leadingColumns().contains(column.name()))
                        .isPresent();
        if (identifies) {
            touches.refuse(
                    INVALID_TABLE, "column \"%s\" is in index used as replica identity".formatted(column.name()));
        }
        boolean handed = column.notNull()
                && (table.isPartition() || situation.major() >= 18)
                && table.parents().stream()
                        .flatMap(parent -> situation.catalog().table(parent).stream())
                        .filter(Relation::isKnown)
                        .anyMatch(parent -> parent.column(column.name())
                                .filter(above -> Situation.isNotNull(parent, above))
                                .isPresent());
        if (handed && situation.major() < 18) {
            touches.refuse(INVALID_TABLE, "column \"%s\" is marked NOT NULL in parent table".formatted(column.name()));
        }
        List<Table> children = situation.catalog().childrenOf(table);
        boolean parts = situation.major() < 18 && table.isPartitioned() && !children.isEmpty();
        if (alter.only() && parts && column.notNull()) {
            touches.refuse(
                    INVALID_TABLE, "cannot remove constraint from only the partitioned table when partitions exist");
        }
    }

    private void setNotNull(Column column) {
        boolean open = alter.only()
                && table.isPartitioned()
                && situation.catalog().childrenOf(table).stream()
                        .filter(Relation::isKnown)
                        .flatMap(child -> child.column(column.name()).stream())
                        .anyMatch(own -> !own.notNull());
        if (open) {
            touches.refuse(INVALID_TABLE, "constraint must be added to child tables too");
        }
    }
}
