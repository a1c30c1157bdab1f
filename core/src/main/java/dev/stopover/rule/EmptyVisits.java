package dev.stopover.rule;

import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AddIdentity;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterConstraint;
import dev.stopover.syntax.AlterDefaultPrivileges;
import dev.stopover.syntax.AlterDomain;
import dev.stopover.syntax.AlterEnum;
import dev.stopover.syntax.AlterEventTrigger;
import dev.stopover.syntax.AlterExtension;
import dev.stopover.syntax.AlterFunction;
import dev.stopover.syntax.AlterObject;
import dev.stopover.syntax.AlterPolicy;
import dev.stopover.syntax.AlterPublication;
import dev.stopover.syntax.AlterRole;
import dev.stopover.syntax.AlterSequence;
import dev.stopover.syntax.AlterSubscription;
import dev.stopover.syntax.AlterSystem;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableActionVisitor;
import dev.stopover.syntax.Analyze;
import dev.stopover.syntax.AttachPartition;
import dev.stopover.syntax.Begin;
import dev.stopover.syntax.Call;
import dev.stopover.syntax.ChangeOwner;
import dev.stopover.syntax.Cluster;
import dev.stopover.syntax.ClusterOn;
import dev.stopover.syntax.Comment;
import dev.stopover.syntax.Commit;
import dev.stopover.syntax.Copy;
import dev.stopover.syntax.CreateBaseType;
import dev.stopover.syntax.CreateCompositeType;
import dev.stopover.syntax.CreateDomain;
import dev.stopover.syntax.CreateEnum;
import dev.stopover.syntax.CreateEventTrigger;
import dev.stopover.syntax.CreateExtension;
import dev.stopover.syntax.CreateForeignTable;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreateMaterializedView;
import dev.stopover.syntax.CreateObject;
import dev.stopover.syntax.CreatePolicy;
import dev.stopover.syntax.CreatePublication;
import dev.stopover.syntax.CreateRangeType;
import dev.stopover.syntax.CreateRole;
import dev.stopover.syntax.CreateRule;
import dev.stopover.syntax.CreateSchema;
import dev.stopover.syntax.CreateSequence;
import dev.stopover.syntax.CreateStatistics;
import dev.stopover.syntax.CreateSubscription;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.CreateTrigger;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.Deallocate;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.DetachPartition;
import dev.stopover.syntax.Discard;
import dev.stopover.syntax.DoBlock;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.DropConstraint;
import dev.stopover.syntax.DropDefault;
import dev.stopover.syntax.DropExpression;
import dev.stopover.syntax.DropIdentity;
import dev.stopover.syntax.DropNotNull;
import dev.stopover.syntax.DropOwned;
import dev.stopover.syntax.Execute;
import dev.stopover.syntax.Explain;
import dev.stopover.syntax.Grant;
import dev.stopover.syntax.GrantRole;
import dev.stopover.syntax.ImportForeignSchema;
import dev.stopover.syntax.Inherit;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.LockTable;
import dev.stopover.syntax.Merge;
import dev.stopover.syntax.NoInherit;
import dev.stopover.syntax.NotOf;
import dev.stopover.syntax.OfType;
import dev.stopover.syntax.OpaqueAction;
import dev.stopover.syntax.OwnerTo;
import dev.stopover.syntax.Prepare;
import dev.stopover.syntax.PreparedTransaction;
import dev.stopover.syntax.PsqlCommand;
import dev.stopover.syntax.ReassignOwned;
import dev.stopover.syntax.RefreshMaterializedView;
import dev.stopover.syntax.Reindex;
import dev.stopover.syntax.ReleaseSavepoint;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.ReplicaIdentity;
import dev.stopover.syntax.ResetParameter;
import dev.stopover.syntax.Revoke;
import dev.stopover.syntax.RevokeRole;
import dev.stopover.syntax.Rollback;
import dev.stopover.syntax.RollbackToSavepoint;
import dev.stopover.syntax.RowLevelSecurity;
import dev.stopover.syntax.Savepoint;
import dev.stopover.syntax.SecurityLabel;
import dev.stopover.syntax.Select;
import dev.stopover.syntax.SessionCommand;
import dev.stopover.syntax.SetAccessMethod;
import dev.stopover.syntax.SetColumnOptions;
import dev.stopover.syntax.SetCompression;
import dev.stopover.syntax.SetConstraints;
import dev.stopover.syntax.SetDefault;
import dev.stopover.syntax.SetExpression;
import dev.stopover.syntax.SetForeignOptions;
import dev.stopover.syntax.SetIdentity;
import dev.stopover.syntax.SetLogged;
import dev.stopover.syntax.SetNotNull;
import dev.stopover.syntax.SetOptions;
import dev.stopover.syntax.SetParameter;
import dev.stopover.syntax.SetRuleState;
import dev.stopover.syntax.SetSchema;
import dev.stopover.syntax.SetStatistics;
import dev.stopover.syntax.SetStorage;
import dev.stopover.syntax.SetTablespace;
import dev.stopover.syntax.SetTransaction;
import dev.stopover.syntax.SetTriggerState;
import dev.stopover.syntax.SetWithoutCluster;
import dev.stopover.syntax.SetWithoutOids;
import dev.stopover.syntax.ShowParameter;
import dev.stopover.syntax.StatementVisitor;
import dev.stopover.syntax.Truncate;
import dev.stopover.syntax.UnreadStatement;
import dev.stopover.syntax.Update;
import dev.stopover.syntax.Vacuum;
import dev.stopover.syntax.ValidateConstraint;

/** Looks at nothing, whatever the kind of statement or action; new kinds get an empty visit here. */
interface EmptyVisits extends StatementVisitor<StatementContext>, AlterTableActionVisitor<StatementContext> {

    @Override
    default void visit(CreateTable create, StatementContext context) {}

    @Override
    default void visit(CreateForeignTable create, StatementContext context) {}

    @Override
    default void visit(CreateTableAs create, StatementContext context) {}

    @Override
    default void visit(CreateMaterializedView create, StatementContext context) {}

    @Override
    default void visit(CreateView create, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, StatementContext context) {}

    @Override
    default void visit(CreateIndex create, StatementContext context) {}

    @Override
    default void visit(CreateSequence create, StatementContext context) {}

    @Override
    default void visit(AlterSequence alter, StatementContext context) {}

    @Override
    default void visit(CreateSchema create, StatementContext context) {}

    @Override
    default void visit(CreateExtension create, StatementContext context) {}

    @Override
    default void visit(AlterExtension alter, StatementContext context) {}

    @Override
    default void visit(CreateEnum create, StatementContext context) {}

    @Override
    default void visit(CreateCompositeType create, StatementContext context) {}

    @Override
    default void visit(CreateRangeType create, StatementContext context) {}

    @Override
    default void visit(CreateBaseType create, StatementContext context) {}

    @Override
    default void visit(AlterEnum alter, StatementContext context) {}

    @Override
    default void visit(CreateDomain create, StatementContext context) {}

    @Override
    default void visit(AlterDomain alter, StatementContext context) {}

    @Override
    default void visit(CreateFunction create, StatementContext context) {}

    @Override
    default void visit(AlterFunction alter, StatementContext context) {}

    @Override
    default void visit(CreateTrigger create, StatementContext context) {}

    @Override
    default void visit(CreateEventTrigger create, StatementContext context) {}

    @Override
    default void visit(AlterEventTrigger alter, StatementContext context) {}

    @Override
    default void visit(CreateRule create, StatementContext context) {}

    @Override
    default void visit(CreatePolicy create, StatementContext context) {}

    @Override
    default void visit(AlterPolicy alter, StatementContext context) {}

    @Override
    default void visit(Drop drop, StatementContext context) {}

    @Override
    default void visit(Rename rename, StatementContext context) {}

    @Override
    default void visit(OwnerTo owner, StatementContext context) {}

    @Override
    default void visit(SetSchema set, StatementContext context) {}

    @Override
    default void visit(Comment comment, StatementContext context) {}

    @Override
    default void visit(SecurityLabel security, StatementContext context) {}

    @Override
    default void visit(Grant grant, StatementContext context) {}

    @Override
    default void visit(Revoke revoke, StatementContext context) {}

    @Override
    default void visit(GrantRole grant, StatementContext context) {}

    @Override
    default void visit(RevokeRole revoke, StatementContext context) {}

    @Override
    default void visit(AlterDefaultPrivileges alter, StatementContext context) {}

    @Override
    default void visit(CreateRole create, StatementContext context) {}

    @Override
    default void visit(AlterRole alter, StatementContext context) {}

    @Override
    default void visit(DropOwned drop, StatementContext context) {}

    @Override
    default void visit(ReassignOwned reassign, StatementContext context) {}

    @Override
    default void visit(Begin begin, StatementContext context) {}

    @Override
    default void visit(Commit commit, StatementContext context) {}

    @Override
    default void visit(Rollback rollback, StatementContext context) {}

    @Override
    default void visit(Savepoint savepoint, StatementContext context) {}

    @Override
    default void visit(ReleaseSavepoint release, StatementContext context) {}

    @Override
    default void visit(RollbackToSavepoint rollback, StatementContext context) {}

    @Override
    default void visit(PreparedTransaction prepared, StatementContext context) {}

    @Override
    default void visit(SetTransaction set, StatementContext context) {}

    @Override
    default void visit(SetConstraints set, StatementContext context) {}

    @Override
    default void visit(SetParameter set, StatementContext context) {}

    @Override
    default void visit(ResetParameter reset, StatementContext context) {}

    @Override
    default void visit(ShowParameter show, StatementContext context) {}

    @Override
    default void visit(Discard discard, StatementContext context) {}

    @Override
    default void visit(LockTable lock, StatementContext context) {}

    @Override
    default void visit(Truncate truncate, StatementContext context) {}

    @Override
    default void visit(Vacuum vacuum, StatementContext context) {}

    @Override
    default void visit(Analyze analyze, StatementContext context) {}

    @Override
    default void visit(Cluster cluster, StatementContext context) {}

    @Override
    default void visit(Reindex reindex, StatementContext context) {}

    @Override
    default void visit(RefreshMaterializedView refresh, StatementContext context) {}

    @Override
    default void visit(Copy copy, StatementContext context) {}

    @Override
    default void visit(DoBlock block, StatementContext context) {}

    @Override
    default void visit(Call call, StatementContext context) {}

    @Override
    default void visit(Prepare prepare, StatementContext context) {}

    @Override
    default void visit(Execute execute, StatementContext context) {}

    @Override
    default void visit(Deallocate deallocate, StatementContext context) {}

    @Override
    default void visit(Explain explain, StatementContext context) {}

    @Override
    default void visit(Select select, StatementContext context) {}

    @Override
    default void visit(Insert insert, StatementContext context) {}

    @Override
    default void visit(Update update, StatementContext context) {}

    @Override
    default void visit(Delete delete, StatementContext context) {}

    @Override
    default void visit(Merge merge, StatementContext context) {}

    @Override
    default void visit(CreatePublication create, StatementContext context) {}

    @Override
    default void visit(AlterPublication alter, StatementContext context) {}

    @Override
    default void visit(CreateSubscription create, StatementContext context) {}

    @Override
    default void visit(AlterSubscription alter, StatementContext context) {}

    @Override
    default void visit(CreateStatistics create, StatementContext context) {}

    @Override
    default void visit(AlterSystem alter, StatementContext context) {}

    @Override
    default void visit(CreateObject create, StatementContext context) {}

    @Override
    default void visit(AlterObject alter, StatementContext context) {}

    @Override
    default void visit(SessionCommand session, StatementContext context) {}

    @Override
    default void visit(ImportForeignSchema foreign, StatementContext context) {}

    @Override
    default void visit(PsqlCommand psql, StatementContext context) {}

    @Override
    default void visit(UnreadStatement opaque, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, AddColumn action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, DropColumn action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, AlterColumnType action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, SetDefault action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, DropDefault action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, SetNotNull action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, DropNotNull action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, SetExpression action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, DropExpression action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, SetStatistics action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, SetColumnOptions action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, SetStorage action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, SetCompression action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, AddIdentity action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, SetIdentity action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, DropIdentity action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, AddConstraint action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, AlterConstraint action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, ValidateConstraint action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, DropConstraint action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, SetTriggerState action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, SetRuleState action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, RowLevelSecurity action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, ClusterOn action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, SetWithoutCluster action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, SetWithoutOids action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, SetTablespace action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, SetAccessMethod action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, SetLogged action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, SetOptions action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, Inherit action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, NoInherit action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, OfType action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, NotOf action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, ChangeOwner action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, ReplicaIdentity action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, AttachPartition action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, DetachPartition action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, SetForeignOptions action, StatementContext context) {}

    @Override
    default void visit(AlterTable alter, OpaqueAction action, StatementContext context) {}
}
