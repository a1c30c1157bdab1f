package dev.stopover.catalog.effect;

import static dev.stopover.catalog.effect.ActionLocks.Reach.CHILDREN;
import static dev.stopover.catalog.effect.ActionLocks.Reach.ITSELF;
import static dev.stopover.catalog.effect.ActionLocks.Reach.PARTITIONS;
import static dev.stopover.catalog.effect.ActionLocks.Reach.PARTITIONS_SINCE_17;
import static dev.stopover.syntax.LockMode.ACCESS_EXCLUSIVE;
import static dev.stopover.syntax.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.stopover.syntax.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AddIdentity;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterConstraint;
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
import dev.stopover.syntax.ForeignKeyConstraint;
import dev.stopover.syntax.Inherit;
import dev.stopover.syntax.LockMode;
import dev.stopover.syntax.NoInherit;
import dev.stopover.syntax.NotOf;
import dev.stopover.syntax.OfType;
import dev.stopover.syntax.OpaqueAction;
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
import java.util.Map;

/** The lock that each action of ALTER TABLE takes on its table, and how far down it takes it. */
final class ActionLocks {

    /** How far an action goes. */
    enum Reach {
        /** The table alone. */
        ITSELF,
        /** Its partitions too. */
        PARTITIONS,
        /** Its partitions too, from PostgreSQL 17 on. */
        PARTITIONS_SINCE_17,
        /** Its partitions and children too, unless ONLY is written. */
        CHILDREN
    }

    /**
     * A row of the table.
     *
     * @param lock the lock
     * @param reach how far down it is taken
     */
    record Row(LockMode lock, Reach reach) {}

    private static final Map<Class<? extends AlterTableAction>, Row> ROWS = Map.ofEntries(
            row(AddColumn.class, ACCESS_EXCLUSIVE, CHILDREN),
            row(DropColumn.class, ACCESS_EXCLUSIVE, CHILDREN),
            row(AlterColumnType.class, ACCESS_EXCLUSIVE, CHILDREN),
            row(SetDefault.class, ACCESS_EXCLUSIVE, CHILDREN),
            row(DropDefault.class, ACCESS_EXCLUSIVE, CHILDREN),
            row(SetNotNull.class, ACCESS_EXCLUSIVE, CHILDREN),
            row(DropNotNull.class, ACCESS_EXCLUSIVE, CHILDREN),
            row(SetExpression.class, ACCESS_EXCLUSIVE, CHILDREN),
            row(DropExpression.class, ACCESS_EXCLUSIVE, CHILDREN),
            row(SetStatistics.class, SHARE_UPDATE_EXCLUSIVE, CHILDREN),
            row(SetColumnOptions.class, SHARE_UPDATE_EXCLUSIVE, ITSELF),
            row(SetStorage.class, ACCESS_EXCLUSIVE, CHILDREN),
            row(SetCompression.class, ACCESS_EXCLUSIVE, ITSELF),
            row(AddIdentity.class, ACCESS_EXCLUSIVE, PARTITIONS_SINCE_17),
            row(SetIdentity.class, ACCESS_EXCLUSIVE, PARTITIONS_SINCE_17),
            row(DropIdentity.class, ACCESS_EXCLUSIVE, PARTITIONS_SINCE_17),
            row(AddConstraint.class, ACCESS_EXCLUSIVE, CHILDREN),
            row(AlterConstraint.class, ACCESS_EXCLUSIVE, PARTITIONS),
            row(ValidateConstraint.class, SHARE_UPDATE_EXCLUSIVE, CHILDREN),
            row(DropConstraint.class, ACCESS_EXCLUSIVE, ITSELF),
            row(SetTriggerState.class, SHARE_ROW_EXCLUSIVE, PARTITIONS),
            row(SetRuleState.class, ACCESS_EXCLUSIVE, ITSELF),
            row(RowLevelSecurity.class, ACCESS_EXCLUSIVE, ITSELF),
            row(ClusterOn.class, SHARE_UPDATE_EXCLUSIVE, ITSELF),
            row(SetWithoutCluster.class, SHARE_UPDATE_EXCLUSIVE, ITSELF),
            row(SetWithoutOids.class, ACCESS_EXCLUSIVE, ITSELF),
            row(SetTablespace.class, ACCESS_EXCLUSIVE, ITSELF),
            row(SetAccessMethod.class, ACCESS_EXCLUSIVE, ITSELF),
            row(SetLogged.class, ACCESS_EXCLUSIVE, ITSELF),
            row(SetOptions.class, SHARE_UPDATE_EXCLUSIVE, ITSELF),
            row(Inherit.class, ACCESS_EXCLUSIVE, CHILDREN),
            row(NoInherit.class, ACCESS_EXCLUSIVE, ITSELF),
            row(OfType.class, ACCESS_EXCLUSIVE, ITSELF),
            row(NotOf.class, ACCESS_EXCLUSIVE, ITSELF),
            row(ChangeOwner.class, ACCESS_EXCLUSIVE, ITSELF),
            row(ReplicaIdentity.class, ACCESS_EXCLUSIVE, ITSELF),
            row(AttachPartition.class, SHARE_UPDATE_EXCLUSIVE, ITSELF),
            row(DetachPartition.class, ACCESS_EXCLUSIVE, ITSELF),
            row(SetForeignOptions.class, ACCESS_EXCLUSIVE, ITSELF),
            row(OpaqueAction.class, ACCESS_EXCLUSIVE, ITSELF));

    private ActionLocks() {}

    /** The lock of an action, and how far down it is taken. */
    static Row of(AlterTableAction action, int major) {
        Row row = ROWS.get(action.getClass());
        if (action instanceof AddConstraint add && add.constraint() instanceof ForeignKeyConstraint) {
            return new Row(SHARE_ROW_EXCLUSIVE, PARTITIONS);
        }
        if (action instanceof AttachPartition && major < 12) {
            return new Row(ACCESS_EXCLUSIVE, row.reach());
        }
        if (action instanceof DetachPartition detach && (detach.concurrently() || detach.finalizing())) {
            return new Row(SHARE_UPDATE_EXCLUSIVE, row.reach());
        }
        if (action instanceof SetOptions set
                && set.options().stream()
                        .anyMatch(option -> option.name().value().equals("user_catalog_table"))) {
            return new Row(ACCESS_EXCLUSIVE, row.reach());
        }
        return row;
    }

    private static Map.Entry<Class<? extends AlterTableAction>, Row> row(
            Class<? extends AlterTableAction> action, LockMode lock, Reach reach) {
        return Map.entry(action, new Row(lock, reach));
    }
}
