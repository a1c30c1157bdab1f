package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;

/**
 * A statement as written: syntax only, named as in the synopses of PostgreSQL's manual. Whether a table exists or a
 * default is volatile is for the catalog to say.
 */
public sealed interface Statement extends Ranged
        permits CreateTable,
                CreateForeignTable,
                CreateTableAs,
                CreateMaterializedView,
                CreateView,
                AlterTable,
                CreateIndex,
                CreateSequence,
                AlterSequence,
                CreateSchema,
                CreateExtension,
                AlterExtension,
                CreateEnum,
                CreateCompositeType,
                CreateRangeType,
                CreateBaseType,
                AlterEnum,
                CreateDomain,
                AlterDomain,
                CreateFunction,
                AlterFunction,
                CreateTrigger,
                CreateEventTrigger,
                AlterEventTrigger,
                CreateRule,
                CreatePolicy,
                AlterPolicy,
                Drop,
                Rename,
                OwnerTo,
                SetSchema,
                Comment,
                SecurityLabel,
                Grant,
                Revoke,
                GrantRole,
                RevokeRole,
                AlterDefaultPrivileges,
                CreateRole,
                AlterRole,
                DropOwned,
                ReassignOwned,
                Begin,
                Commit,
                Rollback,
                Savepoint,
                ReleaseSavepoint,
                RollbackToSavepoint,
                PreparedTransaction,
                SetTransaction,
                SetConstraints,
                SetParameter,
                ResetParameter,
                ShowParameter,
                Discard,
                LockTable,
                Truncate,
                Vacuum,
                Analyze,
                Cluster,
                Reindex,
                RefreshMaterializedView,
                Copy,
                DoBlock,
                Call,
                Prepare,
                Execute,
                Deallocate,
                Explain,
                Select,
                Insert,
                Update,
                Delete,
                Merge,
                CreatePublication,
                AlterPublication,
                CreateSubscription,
                AlterSubscription,
                CreateStatistics,
                AlterSystem,
                CreateObject,
                AlterObject,
                SessionCommand,
                ImportForeignSchema,
                PsqlCommand,
                UnreadStatement {

    /** The words that say what it does, from its first token on: the smallest run that shows which statement it is. */
    TextRange keywords();

    /** Calls the visitor's method for this kind of statement. */
    <C> void accept(Visitor<C> visitor, C context);

    /**
     * One method for each kind of statement, called with it and with what is handed along; those that are not overridden do
     * nothing. A test asks those that have to think of every kind whether they do.
     *
     * @param <C> what is handed along
     */
    interface Visitor<C> {
        default void visit(CreateTable create, C context) {}

        default void visit(CreateForeignTable create, C context) {}

        default void visit(CreateTableAs create, C context) {}

        default void visit(CreateMaterializedView create, C context) {}

        default void visit(CreateView create, C context) {}

        default void visit(AlterTable alter, C context) {}

        default void visit(CreateIndex create, C context) {}

        default void visit(CreateSequence create, C context) {}

        default void visit(AlterSequence alter, C context) {}

        default void visit(CreateSchema create, C context) {}

        default void visit(CreateExtension create, C context) {}

        default void visit(AlterExtension alter, C context) {}

        default void visit(CreateEnum create, C context) {}

        default void visit(CreateCompositeType create, C context) {}

        default void visit(CreateRangeType create, C context) {}

        default void visit(CreateBaseType create, C context) {}

        default void visit(AlterEnum alter, C context) {}

        default void visit(CreateDomain create, C context) {}

        default void visit(AlterDomain alter, C context) {}

        default void visit(CreateFunction create, C context) {}

        default void visit(AlterFunction alter, C context) {}

        default void visit(CreateTrigger create, C context) {}

        default void visit(CreateEventTrigger create, C context) {}

        default void visit(AlterEventTrigger alter, C context) {}

        default void visit(CreateRule create, C context) {}

        default void visit(CreatePolicy create, C context) {}

        default void visit(AlterPolicy alter, C context) {}

        default void visit(Drop drop, C context) {}

        default void visit(Rename rename, C context) {}

        default void visit(OwnerTo owner, C context) {}

        default void visit(SetSchema set, C context) {}

        default void visit(Comment comment, C context) {}

        default void visit(SecurityLabel security, C context) {}

        default void visit(Grant grant, C context) {}

        default void visit(Revoke revoke, C context) {}

        default void visit(GrantRole grant, C context) {}

        default void visit(RevokeRole revoke, C context) {}

        default void visit(AlterDefaultPrivileges alter, C context) {}

        default void visit(CreateRole create, C context) {}

        default void visit(AlterRole alter, C context) {}

        default void visit(DropOwned drop, C context) {}

        default void visit(ReassignOwned reassign, C context) {}

        default void visit(Begin begin, C context) {}

        default void visit(Commit commit, C context) {}

        default void visit(Rollback rollback, C context) {}

        default void visit(Savepoint savepoint, C context) {}

        default void visit(ReleaseSavepoint release, C context) {}

        default void visit(RollbackToSavepoint rollback, C context) {}

        default void visit(PreparedTransaction prepared, C context) {}

        default void visit(SetTransaction set, C context) {}

        default void visit(SetConstraints set, C context) {}

        default void visit(SetParameter set, C context) {}

        default void visit(ResetParameter reset, C context) {}

        default void visit(ShowParameter show, C context) {}

        default void visit(Discard discard, C context) {}

        default void visit(LockTable lock, C context) {}

        default void visit(Truncate truncate, C context) {}

        default void visit(Vacuum vacuum, C context) {}

        default void visit(Analyze analyze, C context) {}

        default void visit(Cluster cluster, C context) {}

        default void visit(Reindex reindex, C context) {}

        default void visit(RefreshMaterializedView refresh, C context) {}

        default void visit(Copy copy, C context) {}

        default void visit(DoBlock block, C context) {}

        default void visit(Call call, C context) {}

        default void visit(Prepare prepare, C context) {}

        default void visit(Execute execute, C context) {}

        default void visit(Deallocate deallocate, C context) {}

        default void visit(Explain explain, C context) {}

        default void visit(Select select, C context) {}

        default void visit(Insert insert, C context) {}

        default void visit(Update update, C context) {}

        default void visit(Delete delete, C context) {}

        default void visit(Merge merge, C context) {}

        default void visit(CreatePublication create, C context) {}

        default void visit(AlterPublication alter, C context) {}

        default void visit(CreateSubscription create, C context) {}

        default void visit(AlterSubscription alter, C context) {}

        default void visit(CreateStatistics create, C context) {}

        default void visit(AlterSystem alter, C context) {}

        default void visit(CreateObject create, C context) {}

        default void visit(AlterObject alter, C context) {}

        default void visit(SessionCommand session, C context) {}

        default void visit(ImportForeignSchema foreign, C context) {}

        default void visit(PsqlCommand psql, C context) {}

        default void visit(UnreadStatement opaque, C context) {}
    }
}
