package dev.stopover.catalog.effect;

import dev.stopover.syntax.AlterDefaultPrivileges;
import dev.stopover.syntax.AlterEnum;
import dev.stopover.syntax.AlterEventTrigger;
import dev.stopover.syntax.AlterExtension;
import dev.stopover.syntax.AlterFunction;
import dev.stopover.syntax.AlterObject;
import dev.stopover.syntax.AlterRole;
import dev.stopover.syntax.AlterSubscription;
import dev.stopover.syntax.AlterSystem;
import dev.stopover.syntax.Begin;
import dev.stopover.syntax.Commit;
import dev.stopover.syntax.CreateBaseType;
import dev.stopover.syntax.CreateCompositeType;
import dev.stopover.syntax.CreateDomain;
import dev.stopover.syntax.CreateEnum;
import dev.stopover.syntax.CreateEventTrigger;
import dev.stopover.syntax.CreateExtension;
import dev.stopover.syntax.CreateObject;
import dev.stopover.syntax.CreateRangeType;
import dev.stopover.syntax.CreateRole;
import dev.stopover.syntax.CreateSubscription;
import dev.stopover.syntax.Deallocate;
import dev.stopover.syntax.Discard;
import dev.stopover.syntax.DoBlock;
import dev.stopover.syntax.GrantRole;
import dev.stopover.syntax.Prepare;
import dev.stopover.syntax.PreparedTransaction;
import dev.stopover.syntax.PsqlCommand;
import dev.stopover.syntax.ReleaseSavepoint;
import dev.stopover.syntax.ResetParameter;
import dev.stopover.syntax.RevokeRole;
import dev.stopover.syntax.Rollback;
import dev.stopover.syntax.RollbackToSavepoint;
import dev.stopover.syntax.Savepoint;
import dev.stopover.syntax.SessionCommand;
import dev.stopover.syntax.SetConstraints;
import dev.stopover.syntax.SetParameter;
import dev.stopover.syntax.SetTransaction;
import dev.stopover.syntax.ShowParameter;
import dev.stopover.syntax.Statement;

/**
 * The statements that neither lock nor rewrite nor read a relation: those of transactions and sessions, and those that
 * make or change objects which no relation rests on.
 */
abstract class StatementsWithoutEffect implements Statement.Visitor<Void> {

    @Override
    public void visit(CreateExtension create, Void nothing) {}

    @Override
    public void visit(AlterExtension alter, Void nothing) {}

    @Override
    public void visit(CreateEnum create, Void nothing) {}

    @Override
    public void visit(CreateCompositeType create, Void nothing) {}

    @Override
    public void visit(CreateRangeType create, Void nothing) {}

    @Override
    public void visit(CreateBaseType create, Void nothing) {}

    @Override
    public void visit(AlterEnum alter, Void nothing) {}

    @Override
    public void visit(CreateDomain create, Void nothing) {}

    @Override
    public void visit(AlterFunction alter, Void nothing) {}

    @Override
    public void visit(CreateEventTrigger create, Void nothing) {}

    @Override
    public void visit(AlterEventTrigger alter, Void nothing) {}

    @Override
    public void visit(GrantRole grant, Void nothing) {}

    @Override
    public void visit(RevokeRole revoke, Void nothing) {}

    @Override
    public void visit(AlterDefaultPrivileges alter, Void nothing) {}

    @Override
    public void visit(CreateRole create, Void nothing) {}

    @Override
    public void visit(AlterRole alter, Void nothing) {}

    @Override
    public void visit(Begin begin, Void nothing) {}

    @Override
    public void visit(Commit commit, Void nothing) {}

    @Override
    public void visit(Rollback rollback, Void nothing) {}

    @Override
    public void visit(Savepoint savepoint, Void nothing) {}

    @Override
    public void visit(ReleaseSavepoint release, Void nothing) {}

    @Override
    public void visit(RollbackToSavepoint rollback, Void nothing) {}

    @Override
    public void visit(PreparedTransaction prepared, Void nothing) {}

    @Override
    public void visit(SetTransaction set, Void nothing) {}

    @Override
    public void visit(SetConstraints set, Void nothing) {}

    @Override
    public void visit(SetParameter set, Void nothing) {}

    @Override
    public void visit(ResetParameter reset, Void nothing) {}

    @Override
    public void visit(ShowParameter show, Void nothing) {}

    @Override
    public void visit(Discard discard, Void nothing) {}

    @Override
    public void visit(DoBlock block, Void nothing) {}

    @Override
    public void visit(Prepare prepare, Void nothing) {}

    @Override
    public void visit(Deallocate deallocate, Void nothing) {}

    @Override
    public void visit(CreateSubscription create, Void nothing) {}

    @Override
    public void visit(AlterSubscription alter, Void nothing) {}

    @Override
    public void visit(AlterSystem alter, Void nothing) {}

    @Override
    public void visit(CreateObject create, Void nothing) {}

    @Override
    public void visit(AlterObject alter, Void nothing) {}

    @Override
    public void visit(SessionCommand session, Void nothing) {}

    @Override
    public void visit(PsqlCommand psql, Void nothing) {}
}
