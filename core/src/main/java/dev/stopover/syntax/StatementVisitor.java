package dev.stopover.syntax;

/**
 * One method for each kind of statement, without defaults, so that a new kind cannot be forgotten.
 *
 * @param <C> what is handed along
 */
public interface StatementVisitor<C> {
    /** Looks at a {@link CreateTable}. */
    void visit(CreateTable create, C context);

    /** Looks at a {@link CreateForeignTable}. */
    void visit(CreateForeignTable create, C context);

    /** Looks at a {@link CreateTableAs}. */
    void visit(CreateTableAs create, C context);

    /** Looks at a {@link CreateMaterializedView}. */
    void visit(CreateMaterializedView create, C context);

    /** Looks at a {@link CreateView}. */
    void visit(CreateView create, C context);

    /** Looks at a {@link AlterTable}. */
    void visit(AlterTable alter, C context);

    /** Looks at a {@link CreateIndex}. */
    void visit(CreateIndex create, C context);

    /** Looks at a {@link CreateSequence}. */
    void visit(CreateSequence create, C context);

    /** Looks at a {@link AlterSequence}. */
    void visit(AlterSequence alter, C context);

    /** Looks at a {@link CreateSchema}. */
    void visit(CreateSchema create, C context);

    /** Looks at a {@link CreateExtension}. */
    void visit(CreateExtension create, C context);

    /** Looks at a {@link AlterExtension}. */
    void visit(AlterExtension alter, C context);

    /** Looks at a {@link CreateEnum}. */
    void visit(CreateEnum create, C context);

    /** Looks at a {@link CreateCompositeType}. */
    void visit(CreateCompositeType create, C context);

    /** Looks at a {@link CreateRangeType}. */
    void visit(CreateRangeType create, C context);

    /** Looks at a {@link CreateBaseType}. */
    void visit(CreateBaseType create, C context);

    /** Looks at a {@link AlterEnum}. */
    void visit(AlterEnum alter, C context);

    /** Looks at a {@link CreateDomain}. */
    void visit(CreateDomain create, C context);

    /** Looks at a {@link AlterDomain}. */
    void visit(AlterDomain alter, C context);

    /** Looks at a {@link CreateFunction}. */
    void visit(CreateFunction create, C context);

    /** Looks at a {@link AlterFunction}. */
    void visit(AlterFunction alter, C context);

    /** Looks at a {@link CreateTrigger}. */
    void visit(CreateTrigger create, C context);

    /** Looks at a {@link CreateEventTrigger}. */
    void visit(CreateEventTrigger create, C context);

    /** Looks at a {@link AlterEventTrigger}. */
    void visit(AlterEventTrigger alter, C context);

    /** Looks at a {@link CreateRule}. */
    void visit(CreateRule create, C context);

    /** Looks at a {@link CreatePolicy}. */
    void visit(CreatePolicy create, C context);

    /** Looks at a {@link AlterPolicy}. */
    void visit(AlterPolicy alter, C context);

    /** Looks at a {@link Drop}. */
    void visit(Drop drop, C context);

    /** Looks at a {@link Rename}. */
    void visit(Rename rename, C context);

    /** Looks at a {@link OwnerTo}. */
    void visit(OwnerTo owner, C context);

    /** Looks at a {@link SetSchema}. */
    void visit(SetSchema set, C context);

    /** Looks at a {@link Comment}. */
    void visit(Comment comment, C context);

    /** Looks at a {@link SecurityLabel}. */
    void visit(SecurityLabel security, C context);

    /** Looks at a {@link Grant}. */
    void visit(Grant grant, C context);

    /** Looks at a {@link Revoke}. */
    void visit(Revoke revoke, C context);

    /** Looks at a {@link GrantRole}. */
    void visit(GrantRole grant, C context);

    /** Looks at a {@link RevokeRole}. */
    void visit(RevokeRole revoke, C context);

    /** Looks at a {@link AlterDefaultPrivileges}. */
    void visit(AlterDefaultPrivileges alter, C context);

    /** Looks at a {@link CreateRole}. */
    void visit(CreateRole create, C context);

    /** Looks at a {@link AlterRole}. */
    void visit(AlterRole alter, C context);

    /** Looks at a {@link DropOwned}. */
    void visit(DropOwned drop, C context);

    /** Looks at a {@link ReassignOwned}. */
    void visit(ReassignOwned reassign, C context);

    /** Looks at a {@link Begin}. */
    void visit(Begin begin, C context);

    /** Looks at a {@link Commit}. */
    void visit(Commit commit, C context);

    /** Looks at a {@link Rollback}. */
    void visit(Rollback rollback, C context);

    /** Looks at a {@link Savepoint}. */
    void visit(Savepoint savepoint, C context);

    /** Looks at a {@link ReleaseSavepoint}. */
    void visit(ReleaseSavepoint release, C context);

    /** Looks at a {@link RollbackToSavepoint}. */
    void visit(RollbackToSavepoint rollback, C context);

    /** Looks at a {@link PreparedTransaction}. */
    void visit(PreparedTransaction prepared, C context);

    /** Looks at a {@link SetTransaction}. */
    void visit(SetTransaction set, C context);

    /** Looks at a {@link SetConstraints}. */
    void visit(SetConstraints set, C context);

    /** Looks at a {@link SetParameter}. */
    void visit(SetParameter set, C context);

    /** Looks at a {@link ResetParameter}. */
    void visit(ResetParameter reset, C context);

    /** Looks at a {@link ShowParameter}. */
    void visit(ShowParameter show, C context);

    /** Looks at a {@link Discard}. */
    void visit(Discard discard, C context);

    /** Looks at a {@link LockTable}. */
    void visit(LockTable lock, C context);

    /** Looks at a {@link Truncate}. */
    void visit(Truncate truncate, C context);

    /** Looks at a {@link Vacuum}. */
    void visit(Vacuum vacuum, C context);

    /** Looks at a {@link Analyze}. */
    void visit(Analyze analyze, C context);

    /** Looks at a {@link Cluster}. */
    void visit(Cluster cluster, C context);

    /** Looks at a {@link Reindex}. */
    void visit(Reindex reindex, C context);

    /** Looks at a {@link RefreshMaterializedView}. */
    void visit(RefreshMaterializedView refresh, C context);

    /** Looks at a {@link Copy}. */
    void visit(Copy copy, C context);

    /** Looks at a {@link DoBlock}. */
    void visit(DoBlock block, C context);

    /** Looks at a {@link Call}. */
    void visit(Call call, C context);

    /** Looks at a {@link Prepare}. */
    void visit(Prepare prepare, C context);

    /** Looks at a {@link Execute}. */
    void visit(Execute execute, C context);

    /** Looks at a {@link Deallocate}. */
    void visit(Deallocate deallocate, C context);

    /** Looks at a {@link Explain}. */
    void visit(Explain explain, C context);

    /** Looks at a {@link Select}. */
    void visit(Select select, C context);

    /** Looks at a {@link Insert}. */
    void visit(Insert insert, C context);

    /** Looks at a {@link Update}. */
    void visit(Update update, C context);

    /** Looks at a {@link Delete}. */
    void visit(Delete delete, C context);

    /** Looks at a {@link Merge}. */
    void visit(Merge merge, C context);

    /** Looks at a {@link CreatePublication}. */
    void visit(CreatePublication create, C context);

    /** Looks at a {@link AlterPublication}. */
    void visit(AlterPublication alter, C context);

    /** Looks at a {@link CreateSubscription}. */
    void visit(CreateSubscription create, C context);

    /** Looks at a {@link AlterSubscription}. */
    void visit(AlterSubscription alter, C context);

    /** Looks at a {@link CreateStatistics}. */
    void visit(CreateStatistics create, C context);

    /** Looks at a {@link AlterSystem}. */
    void visit(AlterSystem alter, C context);

    /** Looks at a {@link CreateObject}. */
    void visit(CreateObject create, C context);

    /** Looks at a {@link AlterObject}. */
    void visit(AlterObject alter, C context);

    /** Looks at a {@link SessionCommand}. */
    void visit(SessionCommand session, C context);

    /** Looks at a {@link ImportForeignSchema}. */
    void visit(ImportForeignSchema foreign, C context);

    /** Looks at a {@link PsqlCommand}. */
    void visit(PsqlCommand psql, C context);

    /** Looks at a {@link UnreadStatement}. */
    void visit(UnreadStatement opaque, C context);
}
