package dev.stopover.catalog.replay;

import dev.stopover.catalog.Calls;
import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.EventTrigger;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.View;
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
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.Analyze;
import dev.stopover.syntax.AttachPartition;
import dev.stopover.syntax.Begin;
import dev.stopover.syntax.Call;
import dev.stopover.syntax.Cluster;
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
import dev.stopover.syntax.Discard;
import dev.stopover.syntax.DoBlock;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.DropOwned;
import dev.stopover.syntax.Execute;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Explain;
import dev.stopover.syntax.Grant;
import dev.stopover.syntax.GrantRole;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ImportForeignSchema;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.LockTable;
import dev.stopover.syntax.Merge;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.OwnerTo;
import dev.stopover.syntax.Prepare;
import dev.stopover.syntax.PreparedTransaction;
import dev.stopover.syntax.PsqlCommand;
import dev.stopover.syntax.ReassignOwned;
import dev.stopover.syntax.RefreshMaterializedView;
import dev.stopover.syntax.Reindex;
import dev.stopover.syntax.ReleaseSavepoint;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.ResetParameter;
import dev.stopover.syntax.Revoke;
import dev.stopover.syntax.RevokeRole;
import dev.stopover.syntax.Rollback;
import dev.stopover.syntax.RollbackToSavepoint;
import dev.stopover.syntax.Savepoint;
import dev.stopover.syntax.SecurityLabel;
import dev.stopover.syntax.Select;
import dev.stopover.syntax.SessionCommand;
import dev.stopover.syntax.SetConstraints;
import dev.stopover.syntax.SetParameter;
import dev.stopover.syntax.SetSchema;
import dev.stopover.syntax.SetTransaction;
import dev.stopover.syntax.ShowParameter;
import dev.stopover.syntax.StatementVisitor;
import dev.stopover.syntax.Truncate;
import dev.stopover.syntax.UnreadStatement;
import dev.stopover.syntax.Update;
import dev.stopover.syntax.Vacuum;
import java.util.Optional;

/** Hands each kind of statement to what replays it; statements that change data or nothing at all leave the schema alone. */
final class Replay implements StatementVisitor<Executed> {

    private final Step step;

    Replay(Step step) {
        this.step = step;
    }

    @Override
    public void visit(CreateTable create, Executed context) {
        new Tables(step).create(create);
    }

    @Override
    public void visit(CreateForeignTable create, Executed context) {
        new Tables(step).create(create);
    }

    @Override
    public void visit(CreateTableAs create, Executed context) {
        new Views(step).create(create);
    }

    @Override
    public void visit(CreateMaterializedView create, Executed context) {
        new Views(step).create(create);
    }

    @Override
    public void visit(CreateView create, Executed context) {
        new Views(step).create(create);
    }

    @Override
    public void visit(AlterTable alter, Executed context) {
        if (alter.kind() == ObjectKind.TYPE) {
            new UserTypes(step).alter(alter);
        } else if (alter.kind() == ObjectKind.INDEX) {
            attachIndex(alter);
        } else {
            new Alterations(step).alter(alter);
        }
    }

    @Override
    public void visit(CreateIndex create, Executed context) {
        new Constraints(step).indexes().create(create);
    }

    @Override
    public void visit(CreateSequence create, Executed context) {
        new SequenceStatements(step).create(create);
    }

    @Override
    public void visit(AlterSequence alter, Executed context) {
        new SequenceStatements(step).alter(alter);
    }

    @Override
    public void visit(CreateSchema create, Executed context) {
        new OtherObjects(step).create(create, context);
    }

    @Override
    public void visit(CreateExtension create, Executed context) {
        new Extensions(step).create(create);
    }

    @Override
    public void visit(AlterExtension alter, Executed context) {
        new Extensions(step).alter(alter);
    }

    @Override
    public void visit(CreateEnum create, Executed context) {
        new UserTypes(step).create(create);
    }

    @Override
    public void visit(CreateCompositeType create, Executed context) {
        new UserTypes(step).create(create);
    }

    @Override
    public void visit(CreateRangeType create, Executed context) {
        new UserTypes(step).create(create);
    }

    @Override
    public void visit(CreateBaseType create, Executed context) {
        new UserTypes(step).create(create);
    }

    @Override
    public void visit(AlterEnum alter, Executed context) {
        new UserTypes(step).alter(alter);
    }

    @Override
    public void visit(CreateDomain create, Executed context) {
        new UserTypes(step).create(create);
    }

    @Override
    public void visit(AlterDomain alter, Executed context) {
        new UserTypes(step).alter(alter);
    }

    @Override
    public void visit(CreateFunction create, Executed context) {
        new Routines(step).create(create);
    }

    @Override
    public void visit(AlterFunction alter, Executed context) {
        new Routines(step).alter(alter);
    }

    @Override
    public void visit(CreateTrigger create, Executed context) {
        new Triggers(step).create(create);
    }

    @Override
    public void visit(CreateEventTrigger create, Executed context) {
        new Triggers(step).create(create);
    }

    @Override
    public void visit(AlterEventTrigger alter, Executed context) {
        String name = alter.trigger().value();
        Catalog catalog = step.catalog();
        catalog.eventTriggers()
                .find(name)
                .ifPresent(trigger -> step.draft()
                        .put(new EventTrigger(
                                name,
                                trigger.event(),
                                trigger.tags(),
                                trigger.function(),
                                alter.enabled(),
                                trigger.origin())));
    }

    @Override
    public void visit(CreateRule create, Executed context) {
        new Triggers(step).create(create);
    }

    @Override
    public void visit(CreatePolicy create, Executed context) {
        new Policies(step).create(create);
    }

    @Override
    public void visit(AlterPolicy alter, Executed context) {
        new Policies(step).alter(alter);
    }

    @Override
    public void visit(Drop drop, Executed context) {
        new DropStatements(step).drop(drop);
    }

    @Override
    public void visit(Rename rename, Executed context) {
        new Renames(step).rename(rename);
    }

    @Override
    public void visit(OwnerTo owner, Executed context) {
        new Owners(step).own(owner);
    }

    @Override
    public void visit(SetSchema set, Executed context) {
        new SchemaMoves(step).move(set);
    }

    @Override
    public void visit(Comment comment, Executed context) {}

    @Override
    public void visit(SecurityLabel security, Executed context) {}

    @Override
    public void visit(Grant grant, Executed context) {
        new Privileging(step).grant(grant);
    }

    @Override
    public void visit(Revoke revoke, Executed context) {
        new Privileging(step).revoke(revoke);
    }

    @Override
    public void visit(GrantRole grant, Executed context) {
        new Privileging(step).grant(grant);
    }

    @Override
    public void visit(RevokeRole revoke, Executed context) {
        new Privileging(step).revoke(revoke);
    }

    @Override
    public void visit(AlterDefaultPrivileges alter, Executed context) {
        new Privileging(step).alter(alter);
    }

    @Override
    public void visit(CreateRole create, Executed context) {
        new Privileging(step).create(create);
    }

    @Override
    public void visit(AlterRole alter, Executed context) {
        new Privileging(step).alter(alter);
        step.session(Sessions.after(step.session(), alter));
    }

    @Override
    public void visit(DropOwned drop, Executed context) {
        new OwnedObjects(step).drop(drop);
    }

    @Override
    public void visit(ReassignOwned reassign, Executed context) {
        new OwnedObjects(step).reassign(reassign);
    }

    @Override
    public void visit(Begin begin, Executed context) {
        new TransactionStatements(step).begin(begin);
    }

    @Override
    public void visit(Commit commit, Executed context) {
        new TransactionStatements(step).commit(commit.chain());
    }

    @Override
    public void visit(Rollback rollback, Executed context) {
        new TransactionStatements(step).rollback(rollback.chain());
    }

    @Override
    public void visit(Savepoint savepoint, Executed context) {
        new TransactionStatements(step).savepoint(savepoint.savepoint().value());
    }

    @Override
    public void visit(ReleaseSavepoint release, Executed context) {
        new TransactionStatements(step).release(release.savepoint().value(), false);
    }

    @Override
    public void visit(RollbackToSavepoint rollback, Executed context) {
        new TransactionStatements(step).release(rollback.savepoint().value(), true);
    }

    @Override
    public void visit(PreparedTransaction prepared, Executed context) {
        new TransactionStatements(step).prepared(prepared.action());
    }

    @Override
    public void visit(SetTransaction set, Executed context) {}

    @Override
    public void visit(SetConstraints set, Executed context) {}

    @Override
    public void visit(SetParameter set, Executed context) {
        boolean lost = set.local()
                && step.transaction().isEmpty()
                && !context.nesting().block();
        if (!lost) {
            step.session(Sessions.after(step.session(), set));
        }
    }

    @Override
    public void visit(ResetParameter reset, Executed context) {
        step.session(
                reset.parameter().isPresent()
                        ? step.session().without(reset.parameter().get().value())
                        : step.session().reset());
    }

    @Override
    public void visit(ShowParameter show, Executed context) {}

    @Override
    public void visit(Discard discard, Executed context) {
        new TransactionStatements(step).discard(discard.what().value());
    }

    @Override
    public void visit(LockTable lock, Executed context) {}

    @Override
    public void visit(Truncate truncate, Executed context) {}

    @Override
    public void visit(Vacuum vacuum, Executed context) {}

    @Override
    public void visit(Analyze analyze, Executed context) {}

    @Override
    public void visit(Cluster cluster, Executed context) {}

    @Override
    public void visit(Reindex reindex, Executed context) {}

    @Override
    public void visit(RefreshMaterializedView refresh, Executed context) {
        step.find(refresh.view())
                .filter(View.class::isInstance)
                .map(View.class::cast)
                .ifPresent(view -> step.draft().put(view.withPopulated(refresh.withData())));
    }

    @Override
    public void visit(Copy copy, Executed context) {}

    @Override
    public void visit(DoBlock block, Executed context) {}

    @Override
    public void visit(Call call, Executed context) {
        new Routines(step).run(new Calls(step.answers().mentions(call.call())).outermost());
    }

    @Override
    public void visit(Prepare prepare, Executed context) {}

    @Override
    public void visit(Execute execute, Executed context) {}

    @Override
    public void visit(Deallocate deallocate, Executed context) {}

    @Override
    public void visit(Explain explain, Executed context) {
        if (explain.analyze()) {
            step.run(new Executed(explain.statement(), context.written(), context.nesting()));
        }
    }

    @Override
    public void visit(Select select, Executed context) {
        new Routines(step).run(select.query());
    }

    @Override
    public void visit(Insert insert, Executed context) {}

    @Override
    public void visit(Update update, Executed context) {}

    @Override
    public void visit(Delete delete, Executed context) {}

    @Override
    public void visit(Merge merge, Executed context) {}

    @Override
    public void visit(CreatePublication create, Executed context) {
        new OtherObjects(step).create(create);
    }

    @Override
    public void visit(AlterPublication alter, Executed context) {
        new OtherObjects(step).alter(alter);
    }

    @Override
    public void visit(CreateSubscription create, Executed context) {}

    @Override
    public void visit(AlterSubscription alter, Executed context) {}

    @Override
    public void visit(CreateStatistics create, Executed context) {
        new OtherObjects(step).create(create);
    }

    @Override
    public void visit(AlterSystem alter, Executed context) {}

    @Override
    public void visit(CreateObject create, Executed context) {
        new OtherObjects(step).create(create);
    }

    @Override
    public void visit(AlterObject alter, Executed context) {
        step.session(Sessions.after(step.session(), alter));
    }

    @Override
    public void visit(SessionCommand session, Executed context) {}

    @Override
    public void visit(ImportForeignSchema foreign, Executed context) {
        for (Identifier table : foreign.tables()) {
            ObjectName name = new ObjectName(foreign.intoSchema().value(), table.value());
            if (!step.catalog().hasRelation(name)) {
                Relation imported = Table.named(name)
                        .asForeign()
                        .withKnowledge(Knowledge.UNCERTAIN)
                        .withOrigin(step.origin(foreign));
                step.draft().add(step.owned(imported, ObjectKind.TABLE));
            }
        }
    }

    @Override
    public void visit(PsqlCommand psql, Executed context) {}

    @Override
    public void visit(UnreadStatement opaque, Executed context) {
        new Doubts(step).after(opaque);
    }

    /** {@code ALTER INDEX … ATTACH PARTITION}. */
    private void attachIndex(AlterTable alter) {
        Optional<Index> parent = Lookup.index(step.catalog(), step.session(), alter.table());
        for (AlterTableAction action : alter.actions()) {
            if (parent.isEmpty() || !(action instanceof AttachPartition attach)) {
                return;
            }
            ObjectName name = new ObjectName(
                    step.draft().relation(parent.get().table()).name().schema(),
                    parent.get().name());
            Lookup.index(step.catalog(), step.session(), attach.partition()).ifPresent(part -> {
                step.draft().addIndex(part.withParent(Optional.of(name)));
                if (parent.get().constraint().isPresent()) {
                    part.constraint()
                            .flatMap(constraint -> step.draft()
                                    .table(part.table())
                                    .constraints()
                                    .find(constraint))
                            .ifPresent(own -> step.draft().addConstraint(part.table(), own.inheritedOnly()));
                }
                new Partitions(step).validate(parent.get());
            });
        }
    }
}
