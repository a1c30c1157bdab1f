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
    <C> void accept(AlterTable alter, Visitor<C> visitor, C context);

    /**
     * One method for each kind of action, called with it and with what is handed along; those that are not overridden do
     * nothing. A test asks those that have to think of every kind whether they do.
     *
     * @param <C> what is handed along
     */
    interface Visitor<C> {
        default void visit(AlterTable alter, AddColumn action, C context) {}

        default void visit(AlterTable alter, DropColumn action, C context) {}

        default void visit(AlterTable alter, AlterColumnType action, C context) {}

        default void visit(AlterTable alter, SetDefault action, C context) {}

        default void visit(AlterTable alter, DropDefault action, C context) {}

        default void visit(AlterTable alter, SetNotNull action, C context) {}

        default void visit(AlterTable alter, DropNotNull action, C context) {}

        default void visit(AlterTable alter, SetExpression action, C context) {}

        default void visit(AlterTable alter, DropExpression action, C context) {}

        default void visit(AlterTable alter, SetStatistics action, C context) {}

        default void visit(AlterTable alter, SetColumnOptions action, C context) {}

        default void visit(AlterTable alter, SetStorage action, C context) {}

        default void visit(AlterTable alter, SetCompression action, C context) {}

        default void visit(AlterTable alter, AddIdentity action, C context) {}

        default void visit(AlterTable alter, SetIdentity action, C context) {}

        default void visit(AlterTable alter, DropIdentity action, C context) {}

        default void visit(AlterTable alter, AddConstraint action, C context) {}

        default void visit(AlterTable alter, AlterConstraint action, C context) {}

        default void visit(AlterTable alter, ValidateConstraint action, C context) {}

        default void visit(AlterTable alter, DropConstraint action, C context) {}

        default void visit(AlterTable alter, SetTriggerState action, C context) {}

        default void visit(AlterTable alter, SetRuleState action, C context) {}

        default void visit(AlterTable alter, RowLevelSecurity action, C context) {}

        default void visit(AlterTable alter, ClusterOn action, C context) {}

        default void visit(AlterTable alter, SetWithoutCluster action, C context) {}

        default void visit(AlterTable alter, SetWithoutOids action, C context) {}

        default void visit(AlterTable alter, SetTablespace action, C context) {}

        default void visit(AlterTable alter, SetAccessMethod action, C context) {}

        default void visit(AlterTable alter, SetLogged action, C context) {}

        default void visit(AlterTable alter, SetOptions action, C context) {}

        default void visit(AlterTable alter, Inherit action, C context) {}

        default void visit(AlterTable alter, NoInherit action, C context) {}

        default void visit(AlterTable alter, OfType action, C context) {}

        default void visit(AlterTable alter, NotOf action, C context) {}

        default void visit(AlterTable alter, ChangeOwner action, C context) {}

        default void visit(AlterTable alter, ReplicaIdentity action, C context) {}

        default void visit(AlterTable alter, AttachPartition action, C context) {}

        default void visit(AlterTable alter, DetachPartition action, C context) {}

        default void visit(AlterTable alter, SetForeignOptions action, C context) {}

        default void visit(AlterTable alter, OpaqueAction action, C context) {}
    }
}
