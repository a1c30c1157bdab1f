package dev.stopover.catalog.replay;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.EventTrigger;
import dev.stopover.syntax.AlterDefaultPrivileges;
import dev.stopover.syntax.AlterDomain;
import dev.stopover.syntax.AlterEnum;
import dev.stopover.syntax.AlterEventTrigger;
import dev.stopover.syntax.AlterExtension;
import dev.stopover.syntax.AlterFunction;
import dev.stopover.syntax.AlterObject;
import dev.stopover.syntax.AlterPublication;
import dev.stopover.syntax.AlterRole;
import dev.stopover.syntax.Comment;
import dev.stopover.syntax.CreateBaseType;
import dev.stopover.syntax.CreateCompositeType;
import dev.stopover.syntax.CreateDomain;
import dev.stopover.syntax.CreateEnum;
import dev.stopover.syntax.CreateEventTrigger;
import dev.stopover.syntax.CreateExtension;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.CreateObject;
import dev.stopover.syntax.CreatePublication;
import dev.stopover.syntax.CreateRangeType;
import dev.stopover.syntax.CreateRole;
import dev.stopover.syntax.CreateSchema;
import dev.stopover.syntax.CreateStatistics;
import dev.stopover.syntax.CreateSubscription;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Grant;
import dev.stopover.syntax.GrantRole;
import dev.stopover.syntax.Revoke;
import dev.stopover.syntax.RevokeRole;

/** Hands the statements about other objects than relations to what replays them. */
abstract class ObjectReplay extends DataStatements {

    ObjectReplay(Step step) {
        super(step);
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
    public void visit(Grant grant, Executed context) {
        new Privileging(step).grant(grant);
    }

    @Override
    public void visit(Revoke revoke, Executed context) {
        new Privileging(step).revoke(revoke);
    }

    @Override
    public void visit(GrantRole grant, Executed context) {
        new Roles(step).grant(grant);
    }

    @Override
    public void visit(RevokeRole revoke, Executed context) {
        new Roles(step).revoke(revoke);
    }

    @Override
    public void visit(AlterDefaultPrivileges alter, Executed context) {
        new Privileging(step).alter(alter);
    }

    @Override
    public void visit(CreateRole create, Executed context) {
        new Roles(step).create(create);
    }

    @Override
    public void visit(AlterRole alter, Executed context) {
        new Roles(step).alter(alter);
        step.session(Sessions.after(step.session(), alter));
    }

    @Override
    public void visit(CreatePublication create, Executed context) {
        new OtherObjects(step).create(create);
    }

    @Override
    public void visit(CreateSubscription create, Executed context) {
        new OtherObjects(step).create(create);
    }

    @Override
    public void visit(AlterPublication alter, Executed context) {
        new OtherObjects(step).alter(alter);
    }

    @Override
    public void visit(CreateStatistics create, Executed context) {
        new OtherObjects(step).create(create);
    }

    @Override
    public void visit(CreateObject create, Executed context) {
        new OtherObjects(step).create(create);
    }

    @Override
    public void visit(AlterObject alter, Executed context) {
        step.session(Sessions.after(step.session(), alter));
    }

    @Override
    public void visit(Comment comment, Executed context) {
        new Comments(step).comment(comment);
    }
}
