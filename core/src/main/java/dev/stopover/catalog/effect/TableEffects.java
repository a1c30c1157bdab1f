package dev.stopover.catalog.effect;

import dev.stopover.catalog.Table;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AddIdentity;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.AttachPartition;
import dev.stopover.syntax.ChangeOwner;
import dev.stopover.syntax.ClusterOn;
import dev.stopover.syntax.DetachPartition;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.DropConstraint;
import dev.stopover.syntax.DropDefault;
import dev.stopover.syntax.DropExpression;
import dev.stopover.syntax.DropIdentity;
import dev.stopover.syntax.DropNotNull;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Inherit;
import dev.stopover.syntax.LockMode;
import dev.stopover.syntax.NoInherit;
import dev.stopover.syntax.NotOf;
import dev.stopover.syntax.OfType;
import dev.stopover.syntax.OpaqueAction;
import dev.stopover.syntax.Persistence;
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
import dev.stopover.syntax.ValidateConstraint;
import java.util.Optional;

/** What the actions of ALTER TABLE do besides the locks that {@link ActionLocks} lists. */
final class TableEffects implements AlterTableAction.Visitor<Void> {

    private final Situation situation;
    private final Touches touches;
    private final AlterTable alter;
    private final Optional<Table> table;
    private final AlteredTable altered;
    private final ColumnEffects columns;
    private final ConstraintEffects constraints;

    TableEffects(Situation situation, Touches touches, AlterTable alter) {
        this.situation = situation;
        this.touches = touches;
        this.alter = alter;
        this.altered = new AlteredTable(situation, touches, alter);
        this.table = altered.known();
        this.columns = new ColumnEffects(situation, touches, altered);
        this.constraints = new ConstraintEffects(situation, touches, altered);
    }

    /** The locks of all actions, then what each of them does. */
    void find() {
        ActionReach reach = new ActionReach(situation, altered);
        for (AlterTableAction action : alter.actions()) {
            ActionLocks.Row row = ActionLocks.of(action, situation.major());
            touches.lock(alter.table(), row.lock());
            LockMode below = reach.belowLock(action, row.lock());
            for (Table each : reach.below(action, row)) {
                touches.lock(each, below);
            }
            action.accept(alter, this, null);
        }
    }

    @Override
    public void visit(AlterTable alter, AddColumn action, Void nothing) {
        columns.add(action);
    }

    @Override
    public void visit(AlterTable alter, DropColumn action, Void nothing) {
        new Removals(situation, touches).lock();
    }

    @Override
    public void visit(AlterTable alter, AlterColumnType action, Void nothing) {
        columns.alterType(action);
    }

    @Override
    public void visit(AlterTable alter, SetDefault action, Void nothing) {}

    @Override
    public void visit(AlterTable alter, DropDefault action, Void nothing) {}

    @Override
    public void visit(AlterTable alter, SetNotNull action, Void nothing) {
        columns.setNotNull(action.column().value());
    }

    @Override
    public void visit(AlterTable alter, DropNotNull action, Void nothing) {}

    @Override
    public void visit(AlterTable alter, SetExpression action, Void nothing) {
        columns.set(action);
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
        columns.set(action);
    }

    @Override
    public void visit(AlterTable alter, DropIdentity action, Void nothing) {
        columns.drop(action);
    }

    @Override
    public void visit(AlterTable alter, AddConstraint action, Void nothing) {
        constraints.add(action);
    }

    @Override
    public void visit(AlterTable alter, AlterConstraint action, Void nothing) {
        constraints.alter(action);
    }

    @Override
    public void visit(AlterTable alter, ValidateConstraint action, Void nothing) {
        constraints.validate(action);
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
        new PartitionEffects(situation, touches).attach(table, action);
    }

    @Override
    public void visit(AlterTable alter, DetachPartition action, Void nothing) {
        new PartitionEffects(situation, touches).detach(table, action);
    }

    @Override
    public void visit(AlterTable alter, SetForeignOptions action, Void nothing) {}

    @Override
    public void visit(AlterTable alter, OpaqueAction action, Void nothing) {
        touches.unknown("an action of ALTER TABLE");
        altered.rewrite(Truth.UNKNOWN);
    }
}
