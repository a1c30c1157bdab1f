package dev.stopover.catalog.effect;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AddIdentity;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.AlterTableActionVisitor;
import dev.stopover.syntax.AttachPartition;
import dev.stopover.syntax.ChangeOwner;
import dev.stopover.syntax.CheckConstraint;
import dev.stopover.syntax.ClusterOn;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.DetachPartition;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.DropConstraint;
import dev.stopover.syntax.DropDefault;
import dev.stopover.syntax.DropExpression;
import dev.stopover.syntax.DropIdentity;
import dev.stopover.syntax.DropNotNull;
import dev.stopover.syntax.ExcludeConstraint;
import dev.stopover.syntax.ForeignKeyConstraint;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Inherit;
import dev.stopover.syntax.LockMode;
import dev.stopover.syntax.NoInherit;
import dev.stopover.syntax.NotNullConstraint;
import dev.stopover.syntax.NotOf;
import dev.stopover.syntax.OfType;
import dev.stopover.syntax.OpaqueAction;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.PrimaryKeyConstraint;
import dev.stopover.syntax.ReplicaIdentity;
import dev.stopover.syntax.RowLevelSecurity;
import dev.stopover.syntax.SetAccessMethod;
import dev.stopover.syntax.SetColumnOptions;
import dev.stopover.syntax.SetCompression;
import dev.stopover.syntax.SetDefault;
import dev.stopover.syntax.SetExpression;
import dev.stopover.syntax.SetForeignOptions;
import dev.stopover.syntax.SetIdentity;
import dev.stopover.syntax.SetLogged;
import dev.stopover.syntax.SetNotNull;
import dev.stopover.syntax.SetOptions;
import dev.stopover.syntax.SetRuleState;
import dev.stopover.syntax.SetStatistics;
import dev.stopover.syntax.SetStorage;
import dev.stopover.syntax.SetTablespace;
import dev.stopover.syntax.SetTriggerState;
import dev.stopover.syntax.SetWithoutCluster;
import dev.stopover.syntax.SetWithoutOids;
import dev.stopover.syntax.UniqueConstraint;
import dev.stopover.syntax.ValidateConstraint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the actions of ALTER TABLE do besides the locks that {@link ActionLocks} lists. */
final class TableEffects implements AlterTableActionVisitor<Void> {

    private final Situation situation;
    private final Touches touches;
    private final AlterTable alter;
    private final Optional<Table> table;

    TableEffects(Situation situation, Touches touches, AlterTable alter) {
        this.situation = situation;
        this.touches = touches;
        this.alter = alter;
        this.table = situation.before().table(alter.table());
    }

    /** The locks of all actions, then what each of them does. */
    void find() {
        for (AlterTableAction action : alter.actions()) {
            ActionLocks.Row row = ActionLocks.of(action, situation.major());
            touches.lock(alter.table(), row.lock());
            LockMode below = belowLock(action, row.lock());
            for (Table each : below(reach(action, row.reach()))) {
                touches.lock(each, below);
            }
            action.accept(alter, this, null);
        }
    }

    /** Partitions get their part of a key as an index is built; from 18 on a primary key makes columns NOT NULL too. */
    private LockMode belowLock(AlterTableAction action, LockMode lock) {
        if (action instanceof AddConstraint add && isKey(add.constraint())) {
            boolean notNull = add.constraint() instanceof PrimaryKeyConstraint && situation.major() >= 18;
            return notNull ? lock : LockMode.SHARE;
        }
        return lock;
    }

    private ActionLocks.Reach reach(AlterTableAction action, ActionLocks.Reach reach) {
        if (!(action instanceof AddConstraint add)) {
            return reach;
        }
        if (isKey(add.constraint())) {
            return ActionLocks.Reach.PARTITIONS;
        }
        boolean own = add.constraint() instanceof CheckConstraint check && check.noInherit();
        return own && situation.major() < 18 ? ActionLocks.Reach.ITSELF : reach;
    }

    private static boolean isKey(Constraint constraint) {
        return constraint instanceof PrimaryKeyConstraint
                || constraint instanceof UniqueConstraint
                || constraint instanceof ExcludeConstraint;
    }

    private List<Table> below(ActionLocks.Reach reach) {
        if (table.isEmpty() || alter.only()) {
            return List.of();
        }
        return switch (reach) {
            case ITSELF -> List.of();
            case CHILDREN -> situation.descendants(table.get());
            case PARTITIONS -> situation.partitions(table.get());
            case PARTITIONS_SINCE_17 -> situation.major() >= 17 ? situation.partitions(table.get()) : List.of();
        };
    }

    /** The table and those below it that an action changes too. */
    private List<Table> family() {
        if (table.isEmpty()) {
            return List.of();
        }
        return alter.only() ? List.of(table.get()) : situation.family(table.get());
    }

    private void scan(Truth answer) {
        family().forEach(each -> touches.scan(each, answer));
        if (table.isEmpty()) {
            touches.scan(alter.table(), answer);
        }
    }

    private void rewrite(Truth answer) {
        family().forEach(each -> touches.rewrite(each, answer));
        if (table.isEmpty() && !answer.isNo()) {
            touches.rewriteUnknown(alter.table(), answer);
        }
    }

    private void buildIndex() {
        if (table.isEmpty()) {
            touches.buildIndex(alter.table());
        } else {
            touches.buildIndex(table.get());
            situation.partitions(table.get()).forEach(touches::buildIndex);
        }
    }

    private Optional<Column> column(Identifier name) {
        return Situation.column(table, name.value());
    }

    private String name() {
        return alter.table().name();
    }

    @Override
    public void visit(AlterTable alter, AddColumn action, Void nothing) {
        if (action.ifNotExists() && column(action.column().name()).isPresent()) {
            return;
        }
        NewColumn column = new NewColumn(situation, action.column());
        column.unknownType().ifPresent(type -> touches.unknown("type " + type));
        Truth rewrites = column.rewrites();
        rewrite(rewrites);
        scan(column.scans());
        if (column.isUnique()) {
            buildIndex();
        }
        if (!rewrites.isNo()) {
            column.defaultValue().ifPresent(value -> new Sequences(situation, touches).draw(value));
        }
        for (Constraint constraint : action.column().constraints()) {
            if (constraint instanceof ForeignKeyConstraint key) {
                Truth checked = Truth.of(column.hasValue() && !key.notEnforced() && !key.notValid());
                scan(checked);
                referTo(key, checked);
            }
        }
        column.risks(name(), touches);
    }

    private void referTo(ForeignKeyConstraint key, Truth read) {
        new ForeignKeys(situation, touches).refer(key, read);
    }

    @Override
    public void visit(AlterTable alter, DropColumn action, Void nothing) {
        new Removals(situation, touches).lock();
    }

    @Override
    public void visit(AlterTable alter, AlterColumnType action, Void nothing) {
        NewType type = new NewType(situation, action);
        if (table.isEmpty()) {
            rewrite(type.rewrites(Optional.empty()));
            return;
        }
        for (Table each : family()) {
            Optional<Column> column = each.column(action.column().value());
            Truth rewrites = type.rewrites(column);
            touches.rewrite(each, rewrites);
            if (column.isPresent()) {
                dependants(each, column.get(), type, rewrites);
            } else if (rewrites == Truth.UNKNOWN) {
                touches.unknown(
                        "the type of %s.%s".formatted(name(), action.column().value()));
            }
        }
        if (type.to().name().equals("bit")) {
            touches.risk(
                    "a value of %s has another length".formatted(action.column().value()),
                    "22026",
                    "bit string length does not match type %s".formatted(type.to()));
        }
    }

    /** Indexes and constraints on the column are made anew; those whose values stay the same keep their files. */
    private void dependants(Table each, Column column, NewType type, Truth rewrites) {
        for (Index index : situation.catalog().indexesOn(each, column.name())) {
            touches.lock(each, index, LockMode.ACCESS_EXCLUSIVE);
            Truth rebuilds = rewrites.or(type.rebuilds(column, index));
            if (!rebuilds.isNo()) {
                touches.rebuild(each, index, rebuilds);
                touches.scan(each, rebuilds);
            }
        }
        for (TableConstraint constraint : each.constraints().values()) {
            boolean involved = constraint.columns().contains(column.name());
            if (involved && constraint.kind() == ConstraintKind.CHECK && constraint.validated()) {
                touches.scan(each, Truth.of(constraint.enforced()));
            } else if (involved && constraint.kind() == ConstraintKind.FOREIGN_KEY) {
                situation.catalog().relation(constraint.references()).ifPresent(target -> {
                    touches.lock(target, LockMode.ACCESS_EXCLUSIVE);
                    Truth checked = rewrites.and(Truth.of(constraint.validated()));
                    touches.scan(target, checked);
                    touches.scan(each, checked);
                });
            }
        }
        situation.catalog().foreignKeysTo(each).stream()
                .filter(key -> referenced(key.constraint(), each).contains(column.name()))
                .forEach(key -> {
                    touches.lock(key.table(), LockMode.ACCESS_EXCLUSIVE);
                    Truth checked = rewrites.and(Truth.of(key.constraint().validated()));
                    touches.scan(key.table(), checked);
                    touches.scan(each, checked);
                });
    }

    private static List<String> referenced(TableConstraint key, Table target) {
        return key.referencedColumns().isEmpty()
                ? target.primaryKey().map(TableConstraint::columns).orElse(List.of())
                : key.referencedColumns();
    }

    @Override
    public void visit(AlterTable alter, SetDefault action, Void nothing) {}

    @Override
    public void visit(AlterTable alter, DropDefault action, Void nothing) {}

    @Override
    public void visit(AlterTable alter, SetNotNull action, Void nothing) {
        setNotNull(action.column().value());
    }

    /** PostgreSQL reads the rows unless the column lets no null in already or, from 12 on, a valid CHECK says so. */
    private void setNotNull(String column) {
        if (table.isEmpty()) {
            scan(Truth.UNKNOWN);
            return;
        }
        for (Table each : family()) {
            Optional<Column> found = each.column(column);
            boolean already = found.isPresent() && Situation.isNotNull(each, found.get());
            if (!already) {
                touches.scan(each, isProven(each, column) ? Truth.NO : each.isKnown() ? Truth.YES : Truth.UNKNOWN);
                touches.risk(
                        "%s has no value in a row".formatted(column),
                        "23502",
                        "column \"%s\" of relation \"%s\" contains null values"
                                .formatted(column, each.name().name()));
            }
        }
    }

    /** A CHECK that the same statement drops proves nothing any more. */
    private boolean isProven(Table each, String column) {
        return situation.major() >= 12
                && situation.catalog().provesNotNull(each, column, situation.answers())
                && situation
                        .after()
                        .catalog()
                        .table(each.id())
                        .filter(left -> situation.after().catalog().provesNotNull(left, column, situation.answers()))
                        .isPresent();
    }

    @Override
    public void visit(AlterTable alter, DropNotNull action, Void nothing) {}

    @Override
    public void visit(AlterTable alter, SetExpression action, Void nothing) {
        Optional<Column> column = column(action.column());
        rewrite(column.map(known -> Truth.of(known.stored())).orElse(Truth.UNKNOWN));
    }

    @Override
    public void visit(AlterTable alter, DropExpression action, Void nothing) {}

    @Override
    public void visit(AlterTable alter, SetStatistics action, Void nothing) {}

    @Override
    public void visit(AlterTable alter, SetColumnOptions action, Void nothing) {}

    @Override
    public void visit(AlterTable alter, SetStorage action, Void nothing) {}

    @Override
    public void visit(AlterTable alter, SetCompression action, Void nothing) {}

    @Override
    public void visit(AlterTable alter, AddIdentity action, Void nothing) {}

    @Override
    public void visit(AlterTable alter, SetIdentity action, Void nothing) {
        sequences(action.column()).forEach(sequence -> {
            touches.lock(sequence, LockMode.SHARE_ROW_EXCLUSIVE);
            touches.renew(sequence, Truth.of(action.sequence()));
        });
    }

    @Override
    public void visit(AlterTable alter, DropIdentity action, Void nothing) {
        sequences(action.column()).forEach(sequence -> touches.lock(sequence, LockMode.ACCESS_EXCLUSIVE));
    }

    private List<? extends Relation> sequences(Identifier column) {
        return column(column)
                .map(known -> situation.catalog().sequencesOf(table.orElseThrow(), known))
                .orElse(List.of());
    }

    @Override
    public void visit(AlterTable alter, AddConstraint action, Void nothing) {
        Constraint constraint = action.constraint();
        if (constraint instanceof CheckConstraint check) {
            check(check);
        } else if (constraint instanceof NotNullConstraint notNull) {
            if (!notNull.notValid()) {
                notNull.columns().forEach(column -> setNotNull(column.value()));
            }
        } else if (constraint instanceof PrimaryKeyConstraint key) {
            key(key.usingIndex(), key.columns(), true);
        } else if (constraint instanceof UniqueConstraint unique) {
            key(unique.usingIndex(), unique.columns(), false);
        } else if (constraint instanceof ExcludeConstraint) {
            buildIndex();
            touches.risk("two rows of %s conflict".formatted(name()), "23P01", "the rows conflict");
        } else if (constraint instanceof ForeignKeyConstraint key) {
            foreignKey(key);
        }
    }

    private void check(CheckConstraint check) {
        Truth checked = Truth.of(!check.notValid() && !check.notEnforced());
        if (check.noInherit() && table.isPresent()) {
            touches.scan(table.get(), checked);
        } else {
            scan(checked);
        }
        if (checked.isYes()) {
            touches.risk("a row of %s breaks it".formatted(name()), "23514", "the check constraint is violated");
        }
    }

    private void key(Optional<Identifier> usingIndex, List<Identifier> columns, boolean primary) {
        if (usingIndex.isPresent()) {
            keyUsing(usingIndex.get(), primary);
            return;
        }
        buildIndex();
        touches.risk("two rows of %s are equal in it".formatted(name()), "23505", "could not create unique index");
        if (primary) {
            for (Identifier column : columns) {
                if (column(column).filter(Column::notNull).isEmpty()) {
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
            touches.scan(alter.table(), primary ? Truth.UNKNOWN : Truth.NO);
            return;
        }
        touches.lock(table.orElseThrow(), found.get(), LockMode.SHARE_UPDATE_EXCLUSIVE);
        if (primary) {
            found.get().leadingColumns().forEach(this::setNotNull);
        }
    }

    /** Columns that the same statement adds without a value are null in every row: nothing is looked up for them. */
    private void foreignKey(ForeignKeyConstraint key) {
        Truth checked = Truth.of(!key.notValid() && !key.notEnforced());
        Set<String> empty = alter.actions().stream()
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
            touches.scan(alter.table(), checked);
        }
        referTo(key, allNull ? Truth.NO : checked);
        if (checked.isYes()) {
            touches.risk(
                    "a row of %s refers to none of %s"
                            .formatted(name(), key.references().name()),
                    "23503",
                    "insert or update on table \"%s\" violates foreign key constraint".formatted(name()));
        }
    }

    @Override
    public void visit(AlterTable alter, AlterConstraint action, Void nothing) {
        Optional<TableConstraint> constraint = constraint(action.constraint());
        Optional<Relation> target =
                constraint.flatMap(known -> situation.catalog().relation(known.references()));
        if (action.enforced().isEmpty() || target.isEmpty()) {
            return;
        }
        if (action.enforced().get()) {
            scan(Truth.YES);
            new ForeignKeys(situation, touches).refer(target.get(), Truth.YES);
        } else {
            touches.lock(target.get(), LockMode.ACCESS_EXCLUSIVE);
        }
    }

    private Optional<TableConstraint> constraint(Identifier name) {
        return table.flatMap(known -> known.constraints().find(name.value()));
    }

    @Override
    public void visit(AlterTable alter, ValidateConstraint action, Void nothing) {
        Optional<TableConstraint> constraint = constraint(action.constraint());
        if (constraint.isEmpty()) {
            boolean added = situation
                    .after()
                    .table(alter.table())
                    .filter(after ->
                            after.constraints().containsKey(action.constraint().value()))
                    .isPresent();
            if (!added) {
                touches.unknown("constraint " + action.constraint().value());
            }
            scan(Truth.YES);
            return;
        }
        if (constraint.get().validated()) {
            return;
        }
        scan(Truth.YES);
        if (constraint.get().kind() == ConstraintKind.FOREIGN_KEY) {
            situation.catalog().relation(constraint.get().references()).ifPresent(target -> {
                touches.lock(target, LockMode.ROW_SHARE);
                touches.scan(target, Truth.YES);
            });
        }
        touches.risk(
                "a row of %s breaks it".formatted(name()), sqlState(constraint.get()), "the constraint is violated");
    }

    private static String sqlState(TableConstraint constraint) {
        return switch (constraint.kind()) {
            case FOREIGN_KEY -> "23503";
            case NOT_NULL -> "23502";
            default -> "23514";
        };
    }

    @Override
    public void visit(AlterTable alter, DropConstraint action, Void nothing) {
        new Removals(situation, touches).lock();
    }

    @Override
    public void visit(AlterTable alter, SetTriggerState action, Void nothing) {}

    @Override
    public void visit(AlterTable alter, SetRuleState action, Void nothing) {}

    @Override
    public void visit(AlterTable alter, RowLevelSecurity action, Void nothing) {}

    @Override
    public void visit(AlterTable alter, ClusterOn action, Void nothing) {
        lockIndex(action.index(), LockMode.SHARE_UPDATE_EXCLUSIVE);
    }

    private void lockIndex(Identifier name, LockMode mode) {
        table.ifPresent(
                known -> known.indexes().find(name.value()).ifPresent(index -> touches.lock(known, index, mode)));
    }

    @Override
    public void visit(AlterTable alter, SetWithoutCluster action, Void nothing) {}

    @Override
    public void visit(AlterTable alter, SetWithoutOids action, Void nothing) {}

    /** Which tablespace and access method a table has, the catalog does not say: those every table begins with count. */
    @Override
    public void visit(AlterTable alter, SetTablespace action, Void nothing) {
        boolean usual = action.tablespace().value().equals("pg_default");
        Truth moved = usual ? Truth.UNKNOWN : Truth.YES;
        table.ifPresentOrElse(
                known -> touches.renew(known, moved), () -> touches.rewriteUnknown(alter.table(), Truth.UNKNOWN));
    }

    @Override
    public void visit(AlterTable alter, SetAccessMethod action, Void nothing) {
        boolean usual =
                action.method().filter(method -> !method.value().equals("heap")).isEmpty();
        Truth moved = usual ? Truth.UNKNOWN : Truth.YES;
        table.ifPresentOrElse(
                known -> touches.rewrite(known, moved), () -> touches.rewriteUnknown(alter.table(), moved));
    }

    @Override
    public void visit(AlterTable alter, SetLogged action, Void nothing) {
        if (table.isEmpty() || !table.get().isKnown()) {
            touches.rewriteUnknown(alter.table(), Truth.UNKNOWN);
            return;
        }
        boolean logged = table.get().persistence() == Persistence.PERMANENT;
        touches.rewrite(table.get(), Truth.of(logged != action.logged()));
    }

    @Override
    public void visit(AlterTable alter, SetOptions action, Void nothing) {}

    @Override
    public void visit(AlterTable alter, Inherit action, Void nothing) {
        touches.lock(action.parent(), LockMode.SHARE_UPDATE_EXCLUSIVE);
    }

    @Override
    public void visit(AlterTable alter, NoInherit action, Void nothing) {
        touches.lock(action.parent(), LockMode.ACCESS_SHARE);
    }

    @Override
    public void visit(AlterTable alter, OfType action, Void nothing) {}

    @Override
    public void visit(AlterTable alter, NotOf action, Void nothing) {}

    @Override
    public void visit(AlterTable alter, ChangeOwner action, Void nothing) {
        table.ifPresent(this::changeOwner);
        touches.role(action.owner());
    }

    private void changeOwner(Table known) {
        known.indexes().values().forEach(index -> touches.lock(known, index, LockMode.ACCESS_EXCLUSIVE));
        situation.catalog().sequencesOf(known).forEach(sequence -> touches.lock(sequence, LockMode.ACCESS_EXCLUSIVE));
    }

    @Override
    public void visit(AlterTable alter, ReplicaIdentity action, Void nothing) {
        action.index().ifPresent(index -> lockIndex(index, LockMode.SHARE));
    }

    @Override
    public void visit(AlterTable alter, AttachPartition action, Void nothing) {
        Optional<Relation> attached = touches.lock(action.partition(), LockMode.ACCESS_EXCLUSIVE);
        if (table.isEmpty() || attached.isEmpty() || !(attached.get() instanceof Table partition)) {
            touches.scan(action.partition(), Truth.UNKNOWN);
            return;
        }
        Table parent = table.get();
        PartitionProof proof = new PartitionProof(situation, parent);
        Truth scans = proof.scans(partition, action.bound());
        leaves(partition).forEach(leaf -> {
            touches.lock(leaf, LockMode.ACCESS_EXCLUSIVE);
            touches.scan(leaf, scans);
        });
        touches.risk(
                "a row of %s does not belong there".formatted(action.partition().name()),
                "23514",
                "the partition constraint is violated");
        action.bound()
                .filter(bound -> !bound.defaultPartition())
                .ifPresent(bound -> situation.defaultPartition(parent).ifPresent(other -> {
                    touches.lock(other, LockMode.ACCESS_EXCLUSIVE);
                    leaves(other).forEach(leaf -> touches.scan(leaf, proof.scansDefault(other, bound)));
                }));
        for (Index index : parent.indexes().values()) {
            touches.lock(parent, index, LockMode.SHARE_UPDATE_EXCLUSIVE);
            if (partition.indexes().values().stream().noneMatch(other -> matches(index, other))) {
                leaves(partition).forEach(touches::buildIndex);
            }
        }
        attachForeignKeys(parent, partition);
    }

    private void attachForeignKeys(Table parent, Table partition) {
        for (TableConstraint key : Situation.foreignKeys(parent)) {
            boolean there = Situation.foreignKeys(partition).stream()
                    .anyMatch(own -> own.references() == key.references()
                            && own.columns().equals(key.columns())
                            && own.validated());
            situation.catalog().relation(key.references()).ifPresent(target -> {
                new ForeignKeys(situation, touches).refer(target, Truth.of(!there && key.validated()));
                leaves(partition).forEach(leaf -> touches.scan(leaf, Truth.of(!there && key.validated())));
            });
        }
        situation.catalog().foreignKeysTo(parent).forEach(key -> {
            if (!key.constraint().inherited()) {
                touches.lock(key.table(), LockMode.SHARE_ROW_EXCLUSIVE);
            }
        });
    }

    private List<Table> leaves(Table partition) {
        return partition.isPartitioned() ? situation.partitions(partition) : List.of(partition);
    }

    /** Whether an index of a partition can be taken for the part of an index of its parent. */
    static boolean matches(Index parent, Index child) {
        List<Optional<String>> columns =
                parent.keys().stream().map(Index.Key::column).toList();
        return columns.stream().allMatch(Optional::isPresent)
                && columns.equals(child.keys().stream().map(Index.Key::column).toList())
                && parent.unique() == child.unique()
                && parent.method().equals(child.method())
                && parent.predicate().isPresent() == child.predicate().isPresent()
                && child.valid();
    }

    @Override
    public void visit(AlterTable alter, DetachPartition action, Void nothing) {
        LockMode lock = situation.major() < 14 ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE;
        Optional<Relation> detached = touches.lock(action.partition(), lock);
        if (table.isEmpty()) {
            return;
        }
        Table parent = table.get();
        situation
                .defaultPartition(parent)
                .filter(other -> detached.filter(other::equals).isEmpty())
                .ifPresent(other -> touches.lock(other, LockMode.ACCESS_EXCLUSIVE));
        for (TableConstraint key : Situation.foreignKeys(parent)) {
            situation
                    .catalog()
                    .relation(key.references())
                    .ifPresent(target -> touches.lock(target, LockMode.SHARE_ROW_EXCLUSIVE));
        }
        situation.catalog().foreignKeysTo(parent).stream()
                .filter(key -> !key.constraint().inherited())
                .forEach(key -> {
                    touches.lock(key.table(), LockMode.ACCESS_EXCLUSIVE);
                    detached.ifPresent(partition -> partition.indexes().values().stream()
                            .filter(Index::unique)
                            .filter(index -> index.constraint().isPresent())
                            .forEach(index -> touches.lock(partition, index, LockMode.ACCESS_EXCLUSIVE)));
                });
    }

    @Override
    public void visit(AlterTable alter, SetForeignOptions action, Void nothing) {}

    @Override
    public void visit(AlterTable alter, OpaqueAction action, Void nothing) {
        touches.unknown("an action of ALTER TABLE");
        rewrite(Truth.UNKNOWN);
    }
}
