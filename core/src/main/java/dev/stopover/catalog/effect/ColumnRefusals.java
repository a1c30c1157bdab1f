package dev.stopover.catalog.effect;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.IdentityKind;
import dev.stopover.catalog.Table;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddIdentity;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.DropDefault;
import dev.stopover.syntax.DropExpression;
import dev.stopover.syntax.DropIdentity;
import dev.stopover.syntax.DropNotNull;
import dev.stopover.syntax.ForeignKeyConstraint;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.SetDefault;
import dev.stopover.syntax.SetIdentity;
import dev.stopover.syntax.SetNotNull;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What PostgreSQL refuses of the actions of ALTER TABLE on columns. */
final class ColumnRefusals {

    private final Situation situation;
    private final Touches touches;
    private final AlterTable alter;
    private final Table table;

    ColumnRefusals(Situation situation, Touches touches, AlterTable alter, Table table) {
        this.situation = situation;
        this.touches = touches;
        this.alter = alter;
        this.table = table;
    }

    void add(AddColumn add) {
        if (add.ifNotExists() && table.column(add.column().name().value()).isPresent()) {
            return;
        }
        if (table.isPartition()) {
            touches.refuse("42809", "cannot add column to a partition");
        }
        boolean children = !situation.catalog().childrenOf(table).isEmpty();
        if (alter.only() && children) {
            touches.refuse("42P16", "column must be added to child tables too");
        }
        boolean recursive = situation.major() >= 17 && table.isPartitioned();
        if (add.column().identity().isPresent() && children && !recursive) {
            touches.refuse("42P16", "cannot recursively add identity column to table that has child tables");
        }
        add.column().generated().ifPresent(generated -> {
            if (new Defaults(situation).isVolatile(generated.expression()).isYes()) {
                touches.refuse("42P17", "generation expression is not immutable");
            }
        });
        for (Constraint constraint : add.column().constraints()) {
            table.partitionKey()
                    .ifPresent(divided -> new DividedKeys(touches, divided)
                            .refuse(constraint, List.of(add.column().name())));
            if (constraint instanceof ForeignKeyConstraint key) {
                Optional<Column> column = situation
                        .after()
                        .table(alter.table())
                        .flatMap(after -> after.column(add.column().name().value()));
                new ForeignKeyRefusals(situation, touches)
                        .refuse(Optional.of(table), List.of(column), key, situation.before());
            }
        }
    }

    void drop(DropColumn drop) {
        Optional<Column> column = table.column(drop.column().value());
        if (column.isEmpty()) {
            return;
        }
        touches.at(drop.column());
        String name = column.get().name();
        if (column.get().inherited()) {
            touches.refuse("42P16", "cannot drop inherited column \"%s\"".formatted(name));
        }
        partitionKey(name, "drop");
        if (drop.cascade()) {
            return;
        }
        ColumnUses uses = new ColumnUses(situation, table, column.get());
        boolean used = uses.by(ColumnUses.Kind.VIEW)
                || uses.by(ColumnUses.Kind.POLICY)
                || uses.by(ColumnUses.Kind.TRIGGER)
                || situation.major() >= 15 && uses.by(ColumnUses.Kind.GENERATED_COLUMN);
        if (used) {
            touches.refuse(
                    "2BP01",
                    "cannot drop column %s of table %s because other objects depend on it"
                            .formatted(name, table.name().name()));
        } else if (uses.maybe()) {
            touches.risk(
                    "a view, rule or policy uses %s".formatted(name),
                    "2BP01",
                    "cannot drop column %s of table %s because other objects depend on it"
                            .formatted(name, table.name().name()));
        }
    }

    private void partitionKey(String column, String verb) {
        boolean key = table.partitionKey().stream()
                .flatMap(partitionKey -> partitionKey.columns().stream())
                .flatMap(part -> part.column().stream())
                .anyMatch(part -> part.value().equals(column));
        if (key) {
            touches.refuse(
                    "42P16",
                    "cannot %s column \"%s\" because it is part of the partition key of relation \"%s\""
                            .formatted(verb, column, table.name().name()));
        }
    }

    void alterType(AlterColumnType action) {
        Optional<Column> column = table.column(action.column().value());
        if (column.isEmpty()) {
            return;
        }
        touches.at(action.column());
        String name = column.get().name();
        if (column.get().inherited()) {
            touches.refuse("42P16", "cannot alter inherited column \"%s\"".formatted(name));
        }
        partitionKey(name, "alter");
        NewType type = new NewType(situation, action);
        if (type.needsUsing(column.get())) {
            touches.refuse(
                    "42804", "column \"%s\" cannot be cast automatically to type %s".formatted(name, action.type()));
        }
        if (type.losesDefault(column.get())) {
            touches.refuse(
                    "42804",
                    "default for column \"%s\" cannot be cast automatically to type %s".formatted(name, action.type()));
        }
        ColumnUses uses = new ColumnUses(situation, table, column.get());
        String used = "cannot alter type of a column used ";
        if (uses.by(ColumnUses.Kind.VIEW)) {
            touches.refuse("0A000", used + "by a view or rule");
        }
        if (uses.by(ColumnUses.Kind.TRIGGER)) {
            touches.refuse("0A000", used + "in a trigger definition");
        }
        if (uses.by(ColumnUses.Kind.POLICY)) {
            touches.refuse("0A000", used + "in a policy definition");
        }
        if (uses.by(ColumnUses.Kind.GENERATED_COLUMN) && !dropsGeneratedColumn()) {
            touches.refuse(situation.major() < 15 ? "42601" : "0A000", used + "by a generated column");
        }
        if (uses.maybe()) {
            touches.risk("a view, rule or policy uses %s".formatted(name), "0A000", used + "by a view or rule");
        }
    }

    /** ALTER TABLE drops columns before it changes types (PostgreSQL's source, AT_PASS_DROP). */
    private boolean dropsGeneratedColumn() {
        return actions()
                .anyMatch(action -> action instanceof DropColumn drop
                        && table.column(drop.column().value())
                                .filter(column -> column.generated().isPresent())
                                .isPresent());
    }

    private boolean setsNotNull(Column column) {
        return actions()
                .anyMatch(action ->
                        action instanceof SetNotNull set && set.column().value().equals(column.name()));
    }

    private Stream<AlterTableAction> actions() {
        return situation.executed().statement() instanceof AlterTable alter ? alter.actions().stream() : Stream.empty();
    }

    void alter(AlterTableAction action) {
        if (action instanceof AddIdentity add) {
            column(add.column())
                    .filter(column -> !column.notNull() && !setsNotNull(column))
                    .ifPresent(column -> touches.refuse(
                            "55000",
                            "column \"%s\" of relation \"%s\" must be declared NOT NULL before identity can be added"
                                    .formatted(column.name(), table.name().name())));
        } else if (action instanceof DropIdentity drop && !drop.ifExists()) {
            column(drop.column())
                    .filter(column -> column.identity() == IdentityKind.NONE)
                    .ifPresent(column -> touches.refuse(
                            "55000",
                            "column \"%s\" of relation \"%s\" is not an identity column"
                                    .formatted(column.name(), table.name().name())));
        } else if (action instanceof DropExpression drop) {
            column(drop.column())
                    .filter(column -> column.generated().isPresent() && !column.stored())
                    .ifPresent(column -> touches.refuse(
                            "0A000", "ALTER TABLE / DROP EXPRESSION is not supported for virtual generated columns"));
            column(drop.column())
                    .filter(column -> column.generated().isEmpty() && !drop.ifExists())
                    .ifPresent(column -> is(column, "55000", "not a generated column"));
        } else if (action instanceof SetIdentity set) {
            column(set.column())
                    .filter(column -> column.identity() == IdentityKind.NONE
                            && actions().noneMatch(AddIdentity.class::isInstance))
                    .ifPresent(column -> is(column, "55000", "not an identity column"));
        } else if (action instanceof SetDefault set) {
            computed(set.column());
        } else if (action instanceof DropDefault drop) {
            computed(drop.column());
        } else if (action instanceof DropNotNull drop) {
            column(drop.column())
                    .filter(column -> column.identity() != IdentityKind.NONE && !frees(drop.column()))
                    .ifPresent(column -> is(column, "42601", "an identity column"));
        }
    }

    /** Whether the statement takes away what the value of a column comes from; that it does first. */
    private boolean frees(Identifier name) {
        return actions()
                .anyMatch(action -> action instanceof DropIdentity identity
                                && identity.column().value().equals(name.value())
                        || action instanceof DropExpression expression
                                && expression.column().value().equals(name.value()));
    }

    /** The value of such a column is no default. */
    private void computed(Identifier name) {
        if (frees(name)) {
            return;
        }
        column(name)
                .filter(column -> column.identity() != IdentityKind.NONE)
                .ifPresent(column -> is(column, "42601", "an identity column"));
        column(name)
                .filter(column -> column.generated().isPresent())
                .ifPresent(column -> is(column, "42601", "a generated column"));
    }

    private void is(Column column, String sqlState, String what) {
        touches.refuse(
                sqlState,
                "column \"%s\" of relation \"%s\" is %s"
                        .formatted(column.name(), table.name().name(), what));
    }

    /** A column of which everything is table. */
    private Optional<Column> column(Identifier name) {
        return table.isKnown() ? table.column(name.value()) : Optional.empty();
    }
}
