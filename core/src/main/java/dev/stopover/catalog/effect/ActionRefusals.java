package dev.stopover.catalog.effect;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.ForeignKey;
import dev.stopover.catalog.IdentityKind;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.UserType;
import dev.stopover.catalog.View;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AddIdentity;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.AttachPartition;
import dev.stopover.syntax.CheckConstraint;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.DetachPartition;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.DropConstraint;
import dev.stopover.syntax.DropExpression;
import dev.stopover.syntax.DropIdentity;
import dev.stopover.syntax.ForeignKeyConstraint;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Inherit;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.PrimaryKeyConstraint;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.SetDefault;
import dev.stopover.syntax.SetLogged;
import dev.stopover.syntax.SetOptions;
import dev.stopover.syntax.UniqueConstraint;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL refuses of the actions of ALTER TABLE. */
final class ActionRefusals {

    /** The storage parameters of tables, indexes and views (manual, CREATE TABLE, CREATE INDEX, CREATE VIEW). */
    private static final Set<String> OPTIONS = Set.of(
            "fillfactor",
            "toast_tuple_target",
            "parallel_workers",
            "vacuum_index_cleanup",
            "vacuum_truncate",
            "log_autovacuum_min_duration",
            "user_catalog_table",
            "deduplicate_items",
            "buffering",
            "fastupdate",
            "gin_pending_list_limit",
            "pages_per_range",
            "autosummarize",
            "check_option",
            "security_barrier",
            "security_invoker",
            "oids");

    /** Columns that every table has. */
    private static final Set<String> SYSTEM = Set.of("ctid", "tableoid", "xmin", "xmax", "cmin", "cmax");

    private final Situation situation;
    private final Touches touches;
    private final AlterTable alter;
    private final Optional<Relation> relation;
    private final Optional<Table> table;

    ActionRefusals(Situation situation, Touches touches, AlterTable alter) {
        this.situation = situation;
        this.touches = touches;
        this.alter = alter;
        this.relation = situation.before().relation(alter.table());
        this.table = situation.before().table(alter.table());
    }

    void find(AlterTableAction action) {
        if (alter.kind() == ObjectKind.TYPE) {
            alterType(action);
            return;
        }
        if (action instanceof SetOptions set) {
            options(set);
        }
        if (relation.isPresent() && relation.get() instanceof View view && !view.isMaterialized()) {
            onlyTables(action);
        }
        if (table.isEmpty()) {
            return;
        }
        if (action instanceof AddColumn add) {
            addColumn(table.get(), add);
        } else if (action instanceof DropColumn drop) {
            dropColumn(table.get(), drop);
        } else if (action instanceof AlterColumnType type) {
            alterType(table.get(), type);
        } else if (action instanceof AddConstraint add) {
            addConstraint(table.get(), add.constraint());
        } else if (action instanceof DropConstraint drop && !drop.cascade()) {
            dropConstraint(table.get(), drop);
        } else if (action instanceof SetLogged set) {
            setLogged(table.get(), set.logged());
        } else if (action instanceof AttachPartition attach) {
            attach(table.get(), attach);
        } else if (action instanceof DetachPartition detach) {
            detach(table.get(), detach);
        } else if (action instanceof Inherit inherit) {
            situation.before().table(inherit.parent()).ifPresent(parent -> missingColumn(parent, table.get()));
        } else {
            columnAction(table.get(), action);
        }
    }

    private void onlyTables(AlterTableAction action) {
        boolean refused = action instanceof AddColumn
                || action instanceof DropColumn
                || action instanceof AlterColumnType
                || action instanceof AddConstraint
                || action instanceof DropConstraint;
        if (refused) {
            touches.refuse(
                    "42809",
                    "ALTER action cannot be performed on relation \"%s\""
                            .formatted(alter.table().name()));
        }
    }

    /** A composite type that columns are of keeps the types of its attributes. */
    private void alterType(AlterTableAction action) {
        if (!(action instanceof AlterColumnType)) {
            return;
        }
        Optional<UserType> type = situation.before().type(alter.table());
        type.filter(known -> !situation.catalog().tablesUsing(known).isEmpty())
                .ifPresent(known -> touches.refuse(
                        "0A000",
                        "cannot alter type \"%s\" because a column uses it"
                                .formatted(known.name().name())));
    }

    private void options(SetOptions set) {
        if (table.filter(Table::isPartitioned).isPresent()) {
            touches.refuse(
                    situation.major() < 16 ? "22023" : "42809",
                    "cannot specify storage parameters for a partitioned table");
        }
        for (Option option : set.options()) {
            String name = option.name().value();
            String plain = name.startsWith("toast.") ? name.substring("toast.".length()) : name;
            boolean invoker = plain.equals("security_invoker") && situation.major() < 15;
            if (invoker || !OPTIONS.contains(plain) && !plain.startsWith("autovacuum_") && plain.indexOf('.') < 0) {
                boolean builtIn = situation.before().index(alter.table()).isEmpty();
                if (builtIn) {
                    touches.refuse("22023", "unrecognized parameter \"%s\"".formatted(plain));
                }
            }
        }
    }

    private void addColumn(Table known, AddColumn add) {
        if (add.ifNotExists() && known.column(add.column().name().value()).isPresent()) {
            return;
        }
        if (known.isPartition()) {
            touches.refuse("42809", "cannot add column to a partition");
        }
        boolean children = !situation.catalog().childrenOf(known).isEmpty();
        if (alter.only() && children) {
            touches.refuse("42P16", "column must be added to child tables too");
        }
        boolean recursive = situation.major() >= 17 && known.isPartitioned();
        if (add.column().identity().isPresent() && children && !recursive) {
            touches.refuse("42P16", "cannot recursively add identity column to table that has child tables");
        }
        add.column().generated().ifPresent(generated -> {
            if (new Defaults(situation).isVolatile(generated.expression()).isYes()) {
                touches.refuse("42P17", "generation expression is not immutable");
            }
        });
        for (Constraint constraint : add.column().constraints()) {
            if (constraint instanceof ForeignKeyConstraint key) {
                new ForeignKeys(situation, touches).refuse(table, List.of(), key);
            }
        }
    }

    private void dropColumn(Table known, DropColumn drop) {
        Optional<Column> column = known.column(drop.column().value());
        if (column.isEmpty()) {
            return;
        }
        String name = column.get().name();
        if (column.get().inherited()) {
            touches.refuse("42P16", "cannot drop inherited column \"%s\"".formatted(name));
        }
        partitionKey(known, name, "drop");
        if (drop.cascade()) {
            return;
        }
        ColumnUses uses = new ColumnUses(situation, known, column.get());
        boolean used = uses.by(ColumnUses.Kind.VIEW)
                || uses.by(ColumnUses.Kind.POLICY)
                || uses.by(ColumnUses.Kind.TRIGGER)
                || situation.major() >= 15 && uses.by(ColumnUses.Kind.GENERATED_COLUMN);
        if (used) {
            touches.refuse(
                    "2BP01",
                    "cannot drop column %s of table %s because other objects depend on it"
                            .formatted(name, known.name().name()));
        } else if (uses.maybe()) {
            touches.risk(
                    "a view, rule or policy uses %s".formatted(name),
                    "2BP01",
                    "cannot drop column %s of table %s because other objects depend on it"
                            .formatted(name, known.name().name()));
        }
    }

    private void partitionKey(Table known, String column, String verb) {
        boolean key = known.partitionKey().stream()
                .flatMap(partitionKey -> partitionKey.columns().stream())
                .flatMap(part -> part.column().stream())
                .anyMatch(part -> part.value().equals(column));
        if (key) {
            touches.refuse(
                    "42P16",
                    "cannot %s column \"%s\" because it is part of the partition key of relation \"%s\""
                            .formatted(verb, column, known.name().name()));
        }
    }

    private void alterType(Table known, AlterColumnType action) {
        Optional<Column> column = known.column(action.column().value());
        if (column.isEmpty()) {
            return;
        }
        String name = column.get().name();
        if (column.get().inherited()) {
            touches.refuse("42P16", "cannot alter inherited column \"%s\"".formatted(name));
        }
        partitionKey(known, name, "alter");
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
        ColumnUses uses = new ColumnUses(situation, known, column.get());
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
        if (uses.by(ColumnUses.Kind.GENERATED_COLUMN)) {
            touches.refuse(situation.major() < 15 ? "42601" : "0A000", used + "by a generated column");
        }
        if (uses.maybe()) {
            touches.risk("a view, rule or policy uses %s".formatted(name), "0A000", used + "by a view or rule");
        }
    }

    private void addConstraint(Table known, Constraint constraint) {
        if (constraint instanceof CheckConstraint check) {
            columnsOf(known, check);
        } else if (constraint instanceof PrimaryKeyConstraint key) {
            if (known.primaryKey().isPresent()
                    && alter.actions().stream().noneMatch(DropConstraint.class::isInstance)) {
                touches.refuse(
                        "42P16",
                        "multiple primary keys for table \"%s\" are not allowed"
                                .formatted(known.name().name()));
            }
            key(known, key.usingIndex(), key.columns());
        } else if (constraint instanceof UniqueConstraint unique) {
            key(known, unique.usingIndex(), unique.columns());
        } else if (constraint instanceof ForeignKeyConstraint key) {
            if (known.isPartitioned() && key.notValid() && situation.major() < 18) {
                touches.refuse(
                        "42809",
                        "cannot add NOT VALID foreign key on partitioned table \"%s\" referencing relation \"%s\""
                                .formatted(known.name().name(), key.references().name()));
            }
            List<Optional<Column>> columns = key.columns().stream()
                    .map(column -> known.column(column.value()))
                    .toList();
            new ForeignKeys(situation, touches).refuse(table, columns, key);
        }
    }

    private void columnsOf(Table known, CheckConstraint check) {
        if (!known.isKnown() || alter.actions().size() > 1) {
            return;
        }
        situation
                .answers()
                .ask(check.expression())
                .ifPresent(answer -> answer.columns().stream()
                        .filter(column -> column.qualifier().isEmpty())
                        .map(column -> column.column())
                        .filter(column -> !column.equals("*")
                                && !SYSTEM.contains(column)
                                && !Defaults.isWord(column)
                                && !column.equals(known.name().name())
                                && known.column(column).isEmpty())
                        .forEach(column -> touches.refuse("42703", "column \"%s\" does not exist".formatted(column))));
    }

    private void key(Table known, Optional<Identifier> usingIndex, List<Identifier> columns) {
        if (usingIndex.isPresent()) {
            if (known.isPartitioned()) {
                touches.refuse(
                        "0A000", "ALTER TABLE / ADD CONSTRAINT USING INDEX is not supported on partitioned tables");
            }
            known.indexes()
                    .find(usingIndex.get().value())
                    .filter(index -> !index.unique())
                    .map(Index::name)
                    .ifPresent(index -> touches.refuse("42809", "\"%s\" is not a unique index".formatted(index)));
            return;
        }
        StatementRefusals.uniqueWithoutKey(
                touches, known, columns.stream().map(Identifier::value).toList());
    }

    /** A foreign key rests on the index of the key it refers to. */
    private void dropConstraint(Table known, DropConstraint drop) {
        Optional<TableConstraint> constraint = known.constraints()
                .find(drop.constraint().value())
                .filter(key -> key.kind() == ConstraintKind.PRIMARY_KEY || key.kind() == ConstraintKind.UNIQUE);
        if (constraint.isEmpty()) {
            return;
        }
        Set<String> columns = Set.copyOf(constraint.get().columns());
        long same = known.indexes().values().stream()
                .filter(index ->
                        index.unique() && Set.copyOf(index.leadingColumns()).equals(columns))
                .count();
        for (ForeignKey key : situation.catalog().foreignKeysTo(known)) {
            boolean implied = key.constraint().referencedColumns().isEmpty()
                    && constraint.get().kind() == ConstraintKind.PRIMARY_KEY;
            boolean rests = implied
                    || same <= 1
                            && Set.copyOf(key.constraint().referencedColumns()).equals(columns);
            boolean dropped = alter.actions().stream()
                    .anyMatch(action -> action instanceof DropConstraint other
                            && key.table().id() == known.id()
                            && other.constraint()
                                    .value()
                                    .equals(key.constraint().name()));
            if (rests && !dropped) {
                touches.refuse(
                        "2BP01",
                        "cannot drop constraint %s on table %s because other objects depend on it"
                                .formatted(constraint.get().name(), known.name().name()));
            }
        }
    }

    private void setLogged(Table known, boolean logged) {
        if (!logged && known.persistence() == Persistence.PERMANENT) {
            situation.catalog().foreignKeysTo(known).stream()
                    .filter(key -> key.table().id() != known.id() && key.table().persistence() == Persistence.PERMANENT)
                    .findFirst()
                    .ifPresent(key -> touches.refuse(
                            "42P16",
                            "could not change table \"%s\" to unlogged because it references logged table \"%s\""
                                    .formatted(
                                            known.name().name(),
                                            key.table().name().name())));
        }
        if (logged && known.persistence() == Persistence.UNLOGGED) {
            Situation.foreignKeys(known).stream()
                    .flatMap(key -> situation.catalog().table(key.references()).stream())
                    .filter(target -> target.persistence() == Persistence.UNLOGGED && target.id() != known.id())
                    .findFirst()
                    .ifPresent(target -> touches.refuse(
                            "42P16",
                            "could not change table \"%s\" to logged because it references unlogged table \"%s\""
                                    .formatted(
                                            known.name().name(), target.name().name())));
        }
    }

    private void attach(Table parent, AttachPartition attach) {
        if (parent.isKnown() && !parent.isPartitioned()) {
            touches.refuse(
                    situation.major() < 18 ? "42P17" : "42809",
                    "table \"%s\" is not partitioned".formatted(parent.name().name()));
            return;
        }
        situation.before().table(attach.partition()).ifPresent(partition -> missingColumn(parent, partition));
    }

    private void missingColumn(Table parent, Table child) {
        if (!parent.isKnown() || !child.isKnown()) {
            return;
        }
        parent.columns().stream()
                .filter(column -> child.column(column.name()).isEmpty())
                .findFirst()
                .ifPresent(column ->
                        touches.refuse("42804", "child table is missing column \"%s\"".formatted(column.name())));
    }

    private void detach(Table parent, DetachPartition detach) {
        Optional<Table> partition = situation.before().table(detach.partition());
        if (parent.isKnown()
                && partition.filter(Relation::isKnown).isPresent()
                && !partition.get().parents().contains(parent.id())) {
            touches.refuse(
                    "42P01",
                    "relation \"%s\" is not a partition of relation \"%s\""
                            .formatted(name(detach.partition()), parent.name().name()));
        }
        if (detach.concurrently() && situation.defaultPartition(parent).isPresent()) {
            touches.refuse("55000", "cannot detach partitions concurrently when a default partition exists");
        }
    }

    private static String name(QualifiedName name) {
        return name.name();
    }

    private void columnAction(Table known, AlterTableAction action) {
        if (action instanceof AddIdentity add) {
            column(known, add.column())
                    .filter(column -> !column.notNull())
                    .ifPresent(column -> touches.refuse(
                            "55000",
                            "column \"%s\" of relation \"%s\" must be declared NOT NULL before identity can be added"
                                    .formatted(column.name(), known.name().name())));
        } else if (action instanceof DropIdentity drop && !drop.ifExists()) {
            column(known, drop.column())
                    .filter(column -> column.identity() == IdentityKind.NONE)
                    .ifPresent(column -> touches.refuse(
                            "55000",
                            "column \"%s\" of relation \"%s\" is not an identity column"
                                    .formatted(column.name(), known.name().name())));
        } else if (action instanceof DropExpression drop) {
            column(known, drop.column())
                    .filter(column -> column.generated().isPresent() && !column.stored())
                    .ifPresent(column -> touches.refuse(
                            "0A000", "ALTER TABLE / DROP EXPRESSION is not supported for virtual generated columns"));
        } else if (action instanceof SetDefault set) {
            column(known, set.column())
                    .filter(column -> column.generated().isPresent())
                    .ifPresent(column -> touches.refuse(
                            "42601",
                            "column \"%s\" of relation \"%s\" is a generated column"
                                    .formatted(column.name(), known.name().name())));
        }
    }

    /** A column of which everything is known. */
    private static Optional<Column> column(Table known, Identifier name) {
        return known.isKnown() ? known.column(name.value()) : Optional.empty();
    }
}
