package dev.stopover.catalog.effect;

import dev.stopover.syntax.AlterDomain;
import dev.stopover.syntax.AlterPolicy;
import dev.stopover.syntax.AlterPublication;
import dev.stopover.syntax.AlterSequence;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Comment;
import dev.stopover.syntax.CreateForeignTable;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreateMaterializedView;
import dev.stopover.syntax.CreatePolicy;
import dev.stopover.syntax.CreatePublication;
import dev.stopover.syntax.CreateRule;
import dev.stopover.syntax.CreateSchema;
import dev.stopover.syntax.CreateSequence;
import dev.stopover.syntax.CreateStatistics;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.CreateTrigger;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.DropOwned;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Grant;
import dev.stopover.syntax.ImportForeignSchema;
import dev.stopover.syntax.LockMode;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.OwnerTo;
import dev.stopover.syntax.PublicationAction;
import dev.stopover.syntax.ReassignOwned;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.Revoke;
import dev.stopover.syntax.SecurityLabel;
import dev.stopover.syntax.SetSchema;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.UnreadStatement;

/** What each kind of statement does. */
final class StatementEffects extends DataStatementEffects {

    StatementEffects(Situation situation, Touches touches) {
        super(situation, touches);
    }

    @Override
    public void visit(CreateTable create, Void nothing) {
        new DefinitionEffects(situation, touches).create(create);
    }

    @Override
    public void visit(CreateForeignTable create, Void nothing) {
        new DefinitionEffects(situation, touches).create(create);
    }

    @Override
    public void visit(CreateTableAs create, Void nothing) {
        new DefinitionEffects(situation, touches).create(create);
    }

    @Override
    public void visit(CreateMaterializedView create, Void nothing) {
        new DefinitionEffects(situation, touches).create(create);
    }

    @Override
    public void visit(CreateView create, Void nothing) {
        new DefinitionEffects(situation, touches).create(create);
    }

    @Override
    public void visit(AlterTable alter, Void nothing) {
        new AlterationEffects(situation, touches).alter(alter);
    }

    @Override
    public void visit(CreateIndex create, Void nothing) {
        new IndexEffects(situation, touches).create(create);
    }

    @Override
    public void visit(CreateSequence create, Void nothing) {
        new DefinitionEffects(situation, touches).create(create);
    }

    @Override
    public void visit(AlterSequence alter, Void nothing) {
        new AlterationEffects(situation, touches).alter(alter);
    }

    @Override
    public void visit(CreateSchema create, Void nothing) {
        for (Statement element : create.elements()) {
            element.accept(this, nothing);
        }
    }

    @Override
    public void visit(AlterDomain alter, Void nothing) {
        new AlterationEffects(situation, touches).alter(alter);
    }

    @Override
    public void visit(CreateFunction create, Void nothing) {
        new DefinitionEffects(situation, touches).create(create);
    }

    @Override
    public void visit(CreateTrigger create, Void nothing) {
        new DefinitionEffects(situation, touches).create(create);
    }

    @Override
    public void visit(CreateRule create, Void nothing) {
        touches.lock(create.table(), LockMode.ACCESS_EXCLUSIVE);
    }

    @Override
    public void visit(CreatePolicy create, Void nothing) {
        touches.lock(create.table(), LockMode.ACCESS_EXCLUSIVE);
        create.using().ifPresent(this::readNames);
        create.withCheck().ifPresent(this::readNames);
    }

    @Override
    public void visit(AlterPolicy alter, Void nothing) {
        touches.lock(alter.table(), LockMode.ACCESS_EXCLUSIVE);
        alter.using().ifPresent(this::readNames);
        alter.withCheck().ifPresent(this::readNames);
    }

    @Override
    public void visit(Drop drop, Void nothing) {
        new ObjectEffects(situation, touches).drop(drop);
    }

    @Override
    public void visit(Rename rename, Void nothing) {
        new ObjectEffects(situation, touches).rename(rename);
    }

    @Override
    public void visit(OwnerTo owner, Void nothing) {
        ObjectReference object = owner.object();
        switch (object.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE ->
                new ObjectEffects(situation, touches).move(object);
            default -> {}
        }
        touches.role(owner.owner());
    }

    @Override
    public void visit(SetSchema set, Void nothing) {
        ObjectReference object = set.object();
        switch (object.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE ->
                new ObjectEffects(situation, touches).move(object);
            default -> {}
        }
        if (!situation.catalog().schemas().containsKey(set.schema().value())) {
            touches.unknown("schema " + set.schema().value());
        }
    }

    @Override
    public void visit(Comment comment, Void nothing) {
        new ObjectEffects(situation, touches).describe(comment.object());
    }

    @Override
    public void visit(SecurityLabel security, Void nothing) {
        new ObjectEffects(situation, touches).describe(security.object());
    }

    @Override
    public void visit(Grant grant, Void nothing) {
        new ObjectEffects(situation, touches).grant(grant.privileges());
        grant.grantees().forEach(touches::role);
    }

    @Override
    public void visit(Revoke revoke, Void nothing) {
        new ObjectEffects(situation, touches).grant(revoke.privileges());
        revoke.grantees().forEach(touches::role);
    }

    @Override
    public void visit(DropOwned drop, Void nothing) {
        touches.unknown("what the roles own");
    }

    @Override
    public void visit(ReassignOwned reassign, Void nothing) {
        touches.unknown("what the roles own");
    }

    @Override
    public void visit(CreatePublication create, Void nothing) {
        create.tables().forEach(table -> touches.lock(table, LockMode.SHARE_UPDATE_EXCLUSIVE));
    }

    @Override
    public void visit(AlterPublication alter, Void nothing) {
        alter.tables().forEach(table -> touches.lock(table, LockMode.SHARE_UPDATE_EXCLUSIVE));
        if (alter.action() == PublicationAction.SET) {
            situation.catalog().publications().find(alter.publication().value()).stream()
                    .flatMap(publication -> publication.tables().keySet().stream())
                    .flatMap(table -> situation.catalog().relation(table).stream())
                    .forEach(table -> touches.lock(table, LockMode.SHARE_UPDATE_EXCLUSIVE));
        }
    }

    @Override
    public void visit(CreateStatistics create, Void nothing) {
        touches.lock(create.table(), LockMode.SHARE_UPDATE_EXCLUSIVE);
    }

    @Override
    public void visit(ImportForeignSchema foreign, Void nothing) {
        touches.unknown("the tables of the foreign schema");
    }

    @Override
    public void visit(UnreadStatement opaque, Void nothing) {
        if (opaque.error().isEmpty()) {
            touches.unknown("the statement");
        }
        opaque.names().forEach(name -> touches.unknown(name.joined()));
    }

    private void readNames(Expression expression) {
        situation
                .answers()
                .ask(expression)
                .ifPresent(answer -> answer.relations().forEach(name -> touches.lock(name, LockMode.ACCESS_SHARE)));
    }
}
