package dev.stopover.syntax;

/**
 * One method for each kind of action, without defaults, so that a new kind cannot be forgotten.
 *
 * @param <C> what is handed along
 */
public interface AlterTableActionVisitor<C> {
    /** Looks at a {@link AddColumn}. */
    void visit(AlterTable alter, AddColumn action, C context);

    /** Looks at a {@link DropColumn}. */
    void visit(AlterTable alter, DropColumn action, C context);

    /** Looks at a {@link AlterColumnType}. */
    void visit(AlterTable alter, AlterColumnType action, C context);

    /** Looks at a {@link SetDefault}. */
    void visit(AlterTable alter, SetDefault action, C context);

    /** Looks at a {@link DropDefault}. */
    void visit(AlterTable alter, DropDefault action, C context);

    /** Looks at a {@link SetNotNull}. */
    void visit(AlterTable alter, SetNotNull action, C context);

    /** Looks at a {@link DropNotNull}. */
    void visit(AlterTable alter, DropNotNull action, C context);

    /** Looks at a {@link SetExpression}. */
    void visit(AlterTable alter, SetExpression action, C context);

    /** Looks at a {@link DropExpression}. */
    void visit(AlterTable alter, DropExpression action, C context);

    /** Looks at a {@link SetStatistics}. */
    void visit(AlterTable alter, SetStatistics action, C context);

    /** Looks at a {@link SetColumnOptions}. */
    void visit(AlterTable alter, SetColumnOptions action, C context);

    /** Looks at a {@link SetStorage}. */
    void visit(AlterTable alter, SetStorage action, C context);

    /** Looks at a {@link SetCompression}. */
    void visit(AlterTable alter, SetCompression action, C context);

    /** Looks at a {@link AddIdentity}. */
    void visit(AlterTable alter, AddIdentity action, C context);

    /** Looks at a {@link SetIdentity}. */
    void visit(AlterTable alter, SetIdentity action, C context);

    /** Looks at a {@link DropIdentity}. */
    void visit(AlterTable alter, DropIdentity action, C context);

    /** Looks at a {@link AddConstraint}. */
    void visit(AlterTable alter, AddConstraint action, C context);

    /** Looks at a {@link AlterConstraint}. */
    void visit(AlterTable alter, AlterConstraint action, C context);

    /** Looks at a {@link ValidateConstraint}. */
    void visit(AlterTable alter, ValidateConstraint action, C context);

    /** Looks at a {@link DropConstraint}. */
    void visit(AlterTable alter, DropConstraint action, C context);

    /** Looks at a {@link SetTriggerState}. */
    void visit(AlterTable alter, SetTriggerState action, C context);

    /** Looks at a {@link SetRuleState}. */
    void visit(AlterTable alter, SetRuleState action, C context);

    /** Looks at a {@link RowLevelSecurity}. */
    void visit(AlterTable alter, RowLevelSecurity action, C context);

    /** Looks at a {@link ClusterOn}. */
    void visit(AlterTable alter, ClusterOn action, C context);

    /** Looks at a {@link SetWithoutCluster}. */
    void visit(AlterTable alter, SetWithoutCluster action, C context);

    /** Looks at a {@link SetWithoutOids}. */
    void visit(AlterTable alter, SetWithoutOids action, C context);

    /** Looks at a {@link SetTablespace}. */
    void visit(AlterTable alter, SetTablespace action, C context);

    /** Looks at a {@link SetAccessMethod}. */
    void visit(AlterTable alter, SetAccessMethod action, C context);

    /** Looks at a {@link SetLogged}. */
    void visit(AlterTable alter, SetLogged action, C context);

    /** Looks at a {@link SetOptions}. */
    void visit(AlterTable alter, SetOptions action, C context);

    /** Looks at a {@link Inherit}. */
    void visit(AlterTable alter, Inherit action, C context);

    /** Looks at a {@link NoInherit}. */
    void visit(AlterTable alter, NoInherit action, C context);

    /** Looks at a {@link OfType}. */
    void visit(AlterTable alter, OfType action, C context);

    /** Looks at a {@link NotOf}. */
    void visit(AlterTable alter, NotOf action, C context);

    /** Looks at a {@link ChangeOwner}. */
    void visit(AlterTable alter, ChangeOwner action, C context);

    /** Looks at a {@link ReplicaIdentity}. */
    void visit(AlterTable alter, ReplicaIdentity action, C context);

    /** Looks at a {@link AttachPartition}. */
    void visit(AlterTable alter, AttachPartition action, C context);

    /** Looks at a {@link DetachPartition}. */
    void visit(AlterTable alter, DetachPartition action, C context);

    /** Looks at a {@link SetForeignOptions}. */
    void visit(AlterTable alter, SetForeignOptions action, C context);

    /** Looks at a {@link OpaqueAction}. */
    void visit(AlterTable alter, OpaqueAction action, C context);
}
