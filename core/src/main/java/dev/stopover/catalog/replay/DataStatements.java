package dev.stopover.catalog.replay;

import dev.stopover.syntax.Copy;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.LockTable;
import dev.stopover.syntax.Merge;
import dev.stopover.syntax.QualifiedName;
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
        new InsertedRows(step).inserted(insert);
    }

    @Override
    public void visit(Update update, Executed context) {
        changed(update.table());
    }

    @Override
    public void visit(Delete delete, Executed context) {
        changed(delete.table());
    }

    @Override
    public void visit(Merge merge, Executed context) {
        changed(merge.table());
    }

    @Override
    public void visit(Copy copy, Executed context) {
        copy.table().ifPresent(this::changed);
    }

    @Override
    public void visit(Truncate truncate, Executed context) {
        truncate.tables().forEach(this::changed);
    }

    @Override
    public void visit(LockTable lock, Executed context) {
        lock.tables().forEach(step::used);
    }

    private void changed(QualifiedName table) {
        step.used(table);
        new InsertedRows(step).changed(table);
    }
}
