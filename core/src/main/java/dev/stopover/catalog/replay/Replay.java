package dev.stopover.catalog.replay;

import dev.stopover.catalog.Calls;
import dev.stopover.catalog.View;
import dev.stopover.syntax.AlterPolicy;
import dev.stopover.syntax.AlterSequence;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Begin;
import dev.stopover.syntax.Call;
import dev.stopover.syntax.Cluster;
import dev.stopover.syntax.Commit;
import dev.stopover.syntax.CreateForeignTable;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreateMaterializedView;
import dev.stopover.syntax.CreatePolicy;
import dev.stopover.syntax.CreateRule;
import dev.stopover.syntax.CreateSequence;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.CreateTrigger;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.Discard;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.DropOwned;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Explain;
import dev.stopover.syntax.ImportForeignSchema;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.OwnerTo;
import dev.stopover.syntax.PreparedTransaction;
import dev.stopover.syntax.ReassignOwned;
import dev.stopover.syntax.RefreshMaterializedView;
import dev.stopover.syntax.ReleaseSavepoint;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.ResetParameter;
import dev.stopover.syntax.Rollback;
import dev.stopover.syntax.RollbackToSavepoint;
import dev.stopover.syntax.Savepoint;
import dev.stopover.syntax.Select;
import dev.stopover.syntax.SetParameter;
import dev.stopover.syntax.SetSchema;
import dev.stopover.syntax.UnreadStatement;

/** Hands each kind of statement to what replays it. */
final class Replay extends ObjectReplay {

    Replay(Step step) {
        super(step);
    }

    @Override
    public void visit(CreateTable create, Executed context) {
        int lastId = step.catalog().lastId();
        new Tables(step).create(create);
        new InsertedRows(step).made(create.table(), lastId);
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
            new Partitions(step).attachIndex(alter);
        } else {
            new Alterations(step).alter(alter);
            new InsertedRows(step).changed(alter.table());
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
    public void visit(Cluster cluster, Executed context) {
        if (cluster.index().isPresent()) {
            cluster.table()
                    .flatMap(step::find)
                    .ifPresent(relation -> new TableSettings(step).clustered(relation.id(), cluster.index()));
        }
    }

    @Override
    public void visit(CreateTrigger create, Executed context) {
        new Triggers(step).create(create);
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
        rename.object().table().ifPresent(new InsertedRows(step)::changed);
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
    public void visit(Discard discard, Executed context) {
        new TransactionStatements(step).discard(discard.what().value());
    }

    @Override
    public void visit(RefreshMaterializedView refresh, Executed context) {
        step.find(refresh.view())
                .filter(View.class::isInstance)
                .map(View.class::cast)
                .ifPresent(view -> step.draft().put(view.withPopulated(refresh.withData())));
    }

    @Override
    public void visit(Call call, Executed context) {
        step.draft().forgetRows();
        new Routines(step).run(new Calls(step.answers().mentions(call.call())).outermost());
    }

    @Override
    public void visit(Explain explain, Executed context) {
        if (explain.analyze()) {
            step.run(new Executed(explain.statement(), context.written(), context.nesting()));
        }
    }

    @Override
    public void visit(Select select, Executed context) {
        if (step.catalog().knowsRows()) {
            new InsertedRows(step).read(step.answers().mentions(select.query()));
        }
        new Routines(step).run(select.query());
    }

    @Override
    public void visit(UnreadStatement opaque, Executed context) {
        new Doubts(step).after(opaque);
        step.draft().forgetRows();
    }

    @Override
    public void visit(ImportForeignSchema foreign, Executed context) {
        new Tables(step).create(foreign);
    }
}
