package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;

/**
 * A statement as written: syntax only, named as in the synopses of PostgreSQL's manual. Whether a table exists or a
 * default is volatile is for the catalog to say.
 */
public sealed interface Statement extends Ranged
        permits CreateTable, CreateForeignTable, CreateTableAs, CreateMaterializedView, CreateView, AlterTable, CreateIndex, CreateSequence, AlterSequence, CreateSchema, CreateExtension, AlterExtension, CreateEnum, CreateCompositeType, CreateRangeType, CreateBaseType, AlterEnum, CreateDomain, AlterDomain, CreateFunction, AlterFunction, CreateTrigger, CreateEventTrigger, AlterEventTrigger, CreateRule, CreatePolicy, AlterPolicy, Drop, Rename, OwnerTo, SetSchema, Comment, SecurityLabel, Grant, Revoke, GrantRole, RevokeRole, AlterDefaultPrivileges, CreateRole, AlterRole, DropOwned, ReassignOwned, Begin, Commit, Rollback, Savepoint, ReleaseSavepoint, RollbackToSavepoint, PreparedTransaction, SetTransaction, SetConstraints, SetParameter, ResetParameter, ShowParameter, Discard, LockTable, Truncate, Vacuum, Analyze, Cluster, Reindex, RefreshMaterializedView, Copy, DoBlock, Call, Prepare, Execute, Deallocate, Explain, Select, Insert, Update, Delete, Merge, CreatePublication, AlterPublication, CreateSubscription, AlterSubscription, CreateStatistics, AlterSystem, CreateObject, AlterObject, SessionCommand, ImportForeignSchema, PsqlCommand, OpaqueStatement {

    /** The words that say what it does, from its first token on: the smallest run that shows which statement it is. */
    TextRange keywords();

    /** Calls the visitor's method for this kind of statement. */
    <C> void accept(StatementVisitor<C> visitor, C context);
}
