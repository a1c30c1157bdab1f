package dev.stopover.catalog.effect;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.IndexColumn;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.PartitionKey;
import dev.stopover.syntax.PartitionOf;
import dev.stopover.syntax.PartitionStrategy;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.SetDefault;
import dev.stopover.syntax.Statement;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL refuses of the definitions of tables and their columns, whatever is in them. */
final class DefinitionRefusals {

    /** Columns that every table has. */
    private static final Set<String> SYSTEM = Set.of("ctid", "tableoid", "xmin", "xmax", "cmin", "cmax");

    private static final String SYNTAX_ERROR = "42601";
    private static final String INVALID_TABLE = "42P16";
    private static final String INVALID_OBJECT = "42P17";
    private static final String NOT_SUPPORTED = "0A000";
    private static final String WRONG_KIND = "42809";

    private final Situation situation;
    private final Touches touches;

    DefinitionRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void find(Statement statement) {
        if (statement instanceof CreateTable create && !isThere(create)) {
            create(create);
        } else if (statement instanceof AlterTable alter && alter.kind() == ObjectKind.TABLE) {
            for (AlterTableAction action : alter.actions()) {
                if (action instanceof AddColumn add && !isThere(alter, add)) {
                    Optional<Relation> after = situation.after().relation(alter.table());
                    column(add.column(), alter.table(), after);
                } else if (action instanceof SetDefault set) {
                    defaultValue(set.value());
                }
            }
        }
    }

    private boolean isThere(CreateTable create) {
        return create.ifNotExists()
                && situation.before().relation(create.table()).isPresent();
    }

    private boolean isThere(AlterTable alter, AddColumn add) {
        return add.ifNotExists()
                && situation
                        .before()
                        .relation(alter.table())
                        .flatMap(table -> table.column(add.column().name().value()))
                        .isPresent();
    }

    private void create(CreateTable create) {
        boolean temporary = create.persistence() == Persistence.TEMPORARY
                || create.table().schema().filter("pg_temp"::equals).isPresent();
        touches.at(create.table());
        if (create.onCommit().isPresent() && !temporary) {
            touches.refuse(INVALID_TABLE, "ON COMMIT can only be used on temporary tables");
        }
        if (create.partitionBy().isPresent() && !create.inherits().isEmpty()) {
            touches.refuse(INVALID_OBJECT, "cannot create partitioned table as inheritance child");
        }
        for (QualifiedName parent : create.inherits()) {
            situation.before().table(parent).filter(Relation::isKnown).ifPresent(known -> parent(known, parent));
        }
        create.partitionOf().ifPresent(of -> partition(of, create, temporary));
        new MergedColumns(situation, touches).find(create);
        Optional<Relation> made = situation.after().relation(create.table());
        create.columns().forEach(column -> column(column, create.table(), made));
        create.partitionBy().ifPresent(key -> key(key, made.filter(Table.class::isInstance)));
        new NewTableRefusals(situation, touches).find(create);
    }

    private void parent(Table parent, Ranged place) {
        touches.at(place);
        if (parent.isPartitioned()) {
            touches.refuse(
                    WRONG_KIND,
                    "cannot inherit from partitioned table \"%s\""
                            .formatted(parent.name().name()));
        } else if (parent.isPartition()) {
            touches.refuse(
                    WRONG_KIND,
                    "cannot inherit from partition \"%s\""
                            .formatted(parent.name().name()));
        }
    }

    private void partition(PartitionOf of, CreateTable create, boolean temporary) {
        Optional<Table> parent = situation.before().table(of.parent()).filter(Relation::isKnown);
        if (parent.isEmpty()) {
            return;
        }
        String name = create.table().name();
        touches.at(of.parent());
        if (!parent.get().isPartitioned()) {
            touches.refuse(
                    INVALID_OBJECT,
                    "\"%s\" is not partitioned".formatted(of.parent().name()));
        } else if (parent.get().isTemporary() && !temporary) {
            touches.refuse(
                    WRONG_KIND,
                    "cannot create a permanent relation as partition of temporary relation \"%s\""
                            .formatted(of.parent().name()));
        } else if (!parent.get().isTemporary() && temporary) {
            touches.refuse(
                    WRONG_KIND,
                    "cannot create a temporary relation as partition of permanent relation \"%s\""
                            .formatted(of.parent().name()));
        }
        new BoundRefusals(situation, touches).find(parent.get(), of.bound(), name);
    }

    private void column(ColumnDefinition column, QualifiedName table, Optional<Relation> made) {
        String name = column.name().value();
        touches.at(column.name());
        systemColumn(touches, column.name());
        boolean serial = column.type()
                .filter(type -> Set.of("serial", "bigserial", "smallserial", "serial4", "serial8", "serial2")
                        .contains(type.name()))
                .isPresent();
        boolean defaults = column.defaultValue().isPresent() || serial;
        both(defaults && column.identity().isPresent(), "both default and identity", name, table);
        both(defaults && column.generated().isPresent(), "both default and generation expression", name, table);
        both(
                column.identity().isPresent() && column.generated().isPresent(),
                "both identity and generation expression",
                name,
                table);
        if (column.identity().isPresent() && column.nullWritten()) {
            touches.refuse(
                    SYNTAX_ERROR,
                    "conflicting NULL/NOT NULL declarations for column \"%s\" of table \"%s\""
                            .formatted(name, table.name()));
        }
        column.defaultValue().ifPresent(value -> defaultValue(value.expression()));
        column.generated().ifPresent(generated -> generated(generated.expression(), made));
    }

    static void systemColumn(Touches touches, Identifier name) {
        if (SYSTEM.contains(name.value())) {
            touches.at(name);
            touches.refuse("42701", "column name \"%s\" conflicts with a system column name".formatted(name.value()));
        }
    }

    private void both(boolean both, String what, String column, QualifiedName table) {
        if (both) {
            touches.refuse(
                    SYNTAX_ERROR,
                    "%s specified for column \"%s\" of table \"%s\"".formatted(what, column, table.name()));
        }
    }

    private void defaultValue(Expression expression) {
        Mentions mentions = situation.answers().mentions(expression);
        first(mentions, MentionRole.QUERY)
                .ifPresent(query -> refuse(mentions, query, "cannot use subquery in DEFAULT expression"));
        first(mentions, MentionRole.COLUMN)
                .ifPresent(column -> refuse(mentions, column, "cannot use column reference in DEFAULT expression"));
    }

    private void refuse(Mentions mentions, int at, String message) {
        touches.at(() -> mentions.range(at));
        touches.refuse(NOT_SUPPORTED, message);
    }

    private static Optional<Integer> first(Mentions mentions, MentionRole role) {
        for (int i = 0; i < mentions.size() && mentions.isComplete(); i++) {
            if (mentions.is(i, role)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** What a generated column is made of: other columns of its row, none of them generated itself. */
    private void generated(Expression expression, Optional<Relation> table) {
        Mentions mentions = situation.answers().mentions(expression);
        if (first(mentions, MentionRole.QUERY).isPresent()) {
            refuse(mentions, mentions.root(), "cannot use subquery in column generation expression");
            return;
        }
        for (int i = 0; i < mentions.size() && mentions.isComplete(); i++) {
            if (mentions.is(i, MentionRole.COLUMN) && mentions.parts(i).size() == 1) {
                int at = i;
                String name = mentions.value(i);
                touches.at(() -> mentions.range(at));
                if (SYSTEM.contains(name) && !name.equals("tableoid")) {
                    touches.refuse(
                            "42P10", "cannot use system column \"%s\" in column generation expression".formatted(name));
                }
                table.flatMap(known -> known.column(name))
                        .filter(column -> column.generated().isPresent())
                        .ifPresent(column -> touches.refuse(
                                INVALID_OBJECT,
                                "cannot use generated column \"%s\" in column generation expression".formatted(name)));
            }
        }
        touches.at(expression);
        if (new Defaults(situation).isUnsteady(expression)) {
            touches.refuse(INVALID_OBJECT, "generation expression is not immutable");
        }
    }

    private void key(PartitionKey key, Optional<Relation> table) {
        if (key.strategy() == PartitionStrategy.LIST && key.columns().size() > 1) {
            touches.at(key);
            touches.refuse(INVALID_OBJECT, "cannot use \"list\" partition strategy with more than one column");
        }
        for (IndexColumn part : key.columns()) {
            touches.at(part);
            part.column().ifPresent(name -> keyColumn(name.value(), table));
            part.expression().ifPresent(expression -> keyExpression(expression, table));
        }
    }

    private void keyColumn(String name, Optional<Relation> table) {
        if (SYSTEM.contains(name)) {
            touches.refuse(INVALID_OBJECT, "cannot use system column \"%s\" in partition key".formatted(name));
            return;
        }
        Optional<Column> column = table.flatMap(known -> known.column(name));
        if (table.isPresent()
                && column.isEmpty()
                && Lookup.hasAllColumns(situation.after().catalog(), table.get())) {
            touches.refuse("42703", "column \"%s\" named in partition key does not exist".formatted(name));
        }
        if (column.filter(known -> known.generated().isPresent()).isPresent()) {
            touches.refuse(INVALID_OBJECT, "cannot use generated column in partition key");
        }
    }

    private void keyExpression(Expression expression, Optional<Relation> table) {
        Mentions mentions = situation.answers().mentions(expression);
        first(mentions, MentionRole.QUERY)
                .ifPresent(query -> refuse(mentions, query, "cannot use subquery in partition key expression"));
        for (int i = 0; i < mentions.size() && mentions.isComplete(); i++) {
            if (mentions.is(i, MentionRole.COLUMN) && mentions.parts(i).size() == 1) {
                String name = mentions.value(i);
                Optional<Column> column = table.flatMap(known -> known.column(name));
                if (column.filter(known -> known.generated().isPresent()).isPresent()) {
                    touches.refuse(INVALID_OBJECT, "cannot use generated column in partition key");
                }
            }
        }
        if (new Defaults(situation).isUnsteady(expression)) {
            touches.refuse(INVALID_OBJECT, "functions in partition key expression must be marked IMMUTABLE");
        }
    }
}
