package dev.stopover.catalog.replay;

import dev.stopover.syntax.Copy;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.LockTable;
import dev.stopover.syntax.Merge;
import dev.stopover.syntax.Truncate;
import dev.stopover.syntax.Update;

/** What changes or locks rows leaves the schema as it is, but needs its table to be there. */
abstract class DataStatements extends StatementsWithoutTrace {

    final Step step;

    DataStatements(Step step) {
        this.step = step;
    }

    @Override
    public void visit(Insert insert, Executed context) {
        step.used(insert.table());
    }

    @Override
    public void visit(Update update, Executed context) {
        step.used(update.table());
    }

    @Override
    public void visit(Delete delete, Executed context) {
        step.used(delete.table());
    }

    @Override
    public void visit(Merge merge, Executed context) {
        step.used(merge.table());
    }

    @Override
    public void visit(Copy copy, Executed context) {
        copy.table().ifPresent(step::used);
    }

    @Override
    public void visit(Truncate truncate, Executed context) {
        truncate.tables().forEach(step::used);
    }

    @Override
    public void visit(LockTable lock, Executed context) {
        lock.tables().forEach(step::used);
    }
}
