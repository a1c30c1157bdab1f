package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;

/** One part of an {@link AlterTable}. */
public sealed interface AlterTableAction extends Ranged
        permits AddColumn,
                DropColumn,
                AlterColumnType,
                SetDefault,
                DropDefault,
                SetNotNull,
                DropNotNull,
                SetExpression,
                DropExpression,
                SetStatistics,
                SetColumnOptions,
                SetStorage,
                SetCompression,
                AddIdentity,
                SetIdentity,
                DropIdentity,
                AddConstraint,
                AlterConstraint,
                ValidateConstraint,
                DropConstraint,
                SetTriggerState,
                SetRuleState,
                RowLevelSecurity,
                ClusterOn,
                SetWithoutCluster,
                SetWithoutOids,
                SetTablespace,
                SetAccessMethod,
                SetLogged,
                SetOptions,
                Inherit,
                NoInherit,
                OfType,
                NotOf,
                ChangeOwner,
                ReplicaIdentity,
                AttachPartition,
                DetachPartition,
                SetForeignOptions,
                OpaqueAction {

    /** The words that say what it does. */
    TextRange keywords();

    /** Calls the visitor's method for this kind of action. */
    <C> void accept(AlterTable alter, AlterTableActionVisitor<C> visitor, C context);
}
