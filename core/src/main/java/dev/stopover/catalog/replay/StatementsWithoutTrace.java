package dev.stopover.catalog.replay;

import dev.stopover.syntax.AlterSubscription;
import dev.stopover.syntax.AlterSystem;
import dev.stopover.syntax.Analyze;
import dev.stopover.syntax.Deallocate;
import dev.stopover.syntax.DoBlock;
import dev.stopover.syntax.Execute;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Prepare;
import dev.stopover.syntax.PsqlCommand;
import dev.stopover.syntax.Reindex;
import dev.stopover.syntax.SecurityLabel;
import dev.stopover.syntax.SessionCommand;
import dev.stopover.syntax.SetConstraints;
import dev.stopover.syntax.SetTransaction;
import dev.stopover.syntax.ShowParameter;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Vacuum;

/** The statements that leave the schema and the session as they are, and need nothing of them. */
abstract class StatementsWithoutTrace implements Statement.Visitor<Executed> {

    @Override
    public void visit(SecurityLabel security, Executed context) {}

    @Override
    public void visit(SetTransaction set, Executed context) {}

    @Override
    public void visit(SetConstraints set, Executed context) {}

    @Override
    public void visit(ShowParameter show, Executed context) {}

    @Override
    public void visit(Vacuum vacuum, Executed context) {}

    @Override
    public void visit(Analyze analyze, Executed context) {}

    @Override
    public void visit(Reindex reindex, Executed context) {}

    @Override
    public void visit(DoBlock block, Executed context) {}

    @Override
    public void visit(Prepare prepare, Executed context) {}

    @Override
    public void visit(Execute execute, Executed context) {}

    @Override
    public void visit(Deallocate deallocate, Executed context) {}

    @Override
    public void visit(AlterSubscription alter, Executed context) {}

    @Override
    public void visit(AlterSystem alter, Executed context) {}

    @Override
    public void visit(SessionCommand session, Executed context) {}

    @Override
    public void visit(PsqlCommand psql, Executed context) {}
}
