package dev.stopover.rule;

import dev.stopover.catalog.Failure;
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
import dev.stopover.syntax.OpaqueStatement;
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
import dev.stopover.syntax.Update;
import dev.stopover.syntax.Vacuum;
import dev.stopover.syntax.ValidateConstraint;

/**
 * Looks at one executed statement at a time, knowing the state just before it. Override the visits of interest; new
 * kinds of statements come with an empty visit here.
 */
public abstract non-sealed class StatementRule extends Rule
        implements StatementVisitor<RuleContext>, AlterTableActionVisitor<RuleContext> {

    /** A rule of which this is to be known. */
    protected StatementRule(RuleInfo info) {
        super(info);
    }

    @Override
    public void visit(CreateTable create, RuleContext context) {}

    @Override
    public void visit(CreateForeignTable create, RuleContext context) {}

    @Override
    public void visit(CreateTableAs create, RuleContext context) {}

    @Override
    public void visit(CreateMaterializedView create, RuleContext context) {}

    @Override
    public void visit(CreateView create, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, RuleContext context) {}

    @Override
    public void visit(CreateIndex create, RuleContext context) {}

    @Override
    public void visit(CreateSequence create, RuleContext context) {}

    @Override
    public void visit(AlterSequence alter, RuleContext context) {}

    @Override
    public void visit(CreateSchema create, RuleContext context) {}

    @Override
    public void visit(CreateExtension create, RuleContext context) {}

    @Override
    public void visit(AlterExtension alter, RuleContext context) {}

    @Override
    public void visit(CreateEnum create, RuleContext context) {}

    @Override
    public void visit(CreateCompositeType create, RuleContext context) {}

    @Override
    public void visit(CreateRangeType create, RuleContext context) {}

    @Override
    public void visit(CreateBaseType create, RuleContext context) {}

    @Override
    public void visit(AlterEnum alter, RuleContext context) {}

    @Override
    public void visit(CreateDomain create, RuleContext context) {}

    @Override
    public void visit(AlterDomain alter, RuleContext context) {}

    @Override
    public void visit(CreateFunction create, RuleContext context) {}

    @Override
    public void visit(AlterFunction alter, RuleContext context) {}

    @Override
    public void visit(CreateTrigger create, RuleContext context) {}

    @Override
    public void visit(CreateEventTrigger create, RuleContext context) {}

    @Override
    public void visit(AlterEventTrigger alter, RuleContext context) {}

    @Override
    public void visit(CreateRule create, RuleContext context) {}

    @Override
    public void visit(CreatePolicy create, RuleContext context) {}

    @Override
    public void visit(AlterPolicy alter, RuleContext context) {}

    @Override
    public void visit(Drop drop, RuleContext context) {}

    @Override
    public void visit(Rename rename, RuleContext context) {}

    @Override
    public void visit(OwnerTo owner, RuleContext context) {}

    @Override
    public void visit(SetSchema set, RuleContext context) {}

    @Override
    public void visit(Comment comment, RuleContext context) {}

    @Override
    public void visit(SecurityLabel security, RuleContext context) {}

    @Override
    public void visit(Grant grant, RuleContext context) {}

    @Override
    public void visit(Revoke revoke, RuleContext context) {}

    @Override
    public void visit(GrantRole grant, RuleContext context) {}

    @Override
    public void visit(RevokeRole revoke, RuleContext context) {}

    @Override
    public void visit(AlterDefaultPrivileges alter, RuleContext context) {}

    @Override
    public void visit(CreateRole create, RuleContext context) {}

    @Override
    public void visit(AlterRole alter, RuleContext context) {}

    @Override
    public void visit(DropOwned drop, RuleContext context) {}

    @Override
    public void visit(ReassignOwned reassign, RuleContext context) {}

    @Override
    public void visit(Begin begin, RuleContext context) {}

    @Override
    public void visit(Commit commit, RuleContext context) {}

    @Override
    public void visit(Rollback rollback, RuleContext context) {}

    @Override
    public void visit(Savepoint savepoint, RuleContext context) {}

    @Override
    public void visit(ReleaseSavepoint release, RuleContext context) {}

    @Override
    public void visit(RollbackToSavepoint rollback, RuleContext context) {}

    @Override
    public void visit(PreparedTransaction prepared, RuleContext context) {}

    @Override
    public void visit(SetTransaction set, RuleContext context) {}

    @Override
    public void visit(SetConstraints set, RuleContext context) {}

    @Override
    public void visit(SetParameter set, RuleContext context) {}

    @Override
    public void visit(ResetParameter reset, RuleContext context) {}

    @Override
    public void visit(ShowParameter show, RuleContext context) {}

    @Override
    public void visit(Discard discard, RuleContext context) {}

    @Override
    public void visit(LockTable lock, RuleContext context) {}

    @Override
    public void visit(Truncate truncate, RuleContext context) {}

    @Override
    public void visit(Vacuum vacuum, RuleContext context) {}

    @Override
    public void visit(Analyze analyze, RuleContext context) {}

    @Override
    public void visit(Cluster cluster, RuleContext context) {}

    @Override
    public void visit(Reindex reindex, RuleContext context) {}

    @Override
    public void visit(RefreshMaterializedView refresh, RuleContext context) {}

    @Override
    public void visit(Copy copy, RuleContext context) {}

    @Override
    public void visit(DoBlock block, RuleContext context) {}

    @Override
    public void visit(Call call, RuleContext context) {}

    @Override
    public void visit(Prepare prepare, RuleContext context) {}

    @Override
    public void visit(Execute execute, RuleContext context) {}

    @Override
    public void visit(Deallocate deallocate, RuleContext context) {}

    @Override
    public void visit(Explain explain, RuleContext context) {}

    @Override
    public void visit(Select select, RuleContext context) {}

    @Override
    public void visit(Insert insert, RuleContext context) {}

    @Override
    public void visit(Update update, RuleContext context) {}

    @Override
    public void visit(Delete delete, RuleContext context) {}

    @Override
    public void visit(Merge merge, RuleContext context) {}

    @Override
    public void visit(CreatePublication create, RuleContext context) {}

    @Override
    public void visit(AlterPublication alter, RuleContext context) {}

    @Override
    public void visit(CreateSubscription create, RuleContext context) {}

    @Override
    public void visit(AlterSubscription alter, RuleContext context) {}

    @Override
    public void visit(CreateStatistics create, RuleContext context) {}

    @Override
    public void visit(AlterSystem alter, RuleContext context) {}

    @Override
    public void visit(CreateObject create, RuleContext context) {}

    @Override
    public void visit(AlterObject alter, RuleContext context) {}

    @Override
    public void visit(SessionCommand session, RuleContext context) {}

    @Override
    public void visit(ImportForeignSchema foreign, RuleContext context) {}

    @Override
    public void visit(PsqlCommand psql, RuleContext context) {}

    @Override
    public void visit(OpaqueStatement opaque, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, AddColumn action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, DropColumn action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, AlterColumnType action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, SetDefault action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, DropDefault action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, SetNotNull action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, DropNotNull action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, SetExpression action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, DropExpression action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, SetStatistics action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, SetColumnOptions action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, SetStorage action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, SetCompression action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, AddIdentity action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, SetIdentity action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, DropIdentity action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, AddConstraint action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, AlterConstraint action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, ValidateConstraint action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, DropConstraint action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, SetTriggerState action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, SetRuleState action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, RowLevelSecurity action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, ClusterOn action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, SetWithoutCluster action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, SetWithoutOids action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, SetTablespace action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, SetAccessMethod action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, SetLogged action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, SetOptions action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, Inherit action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, NoInherit action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, OfType action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, NotOf action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, ChangeOwner action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, ReplicaIdentity action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, AttachPartition action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, DetachPartition action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, SetForeignOptions action, RuleContext context) {}

    @Override
    public void visit(AlterTable alter, OpaqueAction action, RuleContext context) {}

    /** Looks at why the statement is certain to fail as the schema stands; asked after the visits of the statement. */
    public void visit(Failure failure, RuleContext context) {}
}
