package dev.stopover.rules.transactions;

import dev.stopover.syntax.AlterSystem;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Analyze;
import dev.stopover.syntax.Begin;
import dev.stopover.syntax.Commit;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.DetachPartition;
import dev.stopover.syntax.Discard;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.Explain;
import dev.stopover.syntax.LockTable;
import dev.stopover.syntax.PsqlCommand;
import dev.stopover.syntax.Reindex;
import dev.stopover.syntax.ReleaseSavepoint;
import dev.stopover.syntax.ResetParameter;
import dev.stopover.syntax.Rollback;
import dev.stopover.syntax.RollbackToSavepoint;
import dev.stopover.syntax.Savepoint;
import dev.stopover.syntax.Select;
import dev.stopover.syntax.SessionCommand;
import dev.stopover.syntax.SetConstraints;
import dev.stopover.syntax.SetParameter;
import dev.stopover.syntax.SetTransaction;
import dev.stopover.syntax.ShowParameter;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Vacuum;

/** Which statements have to do with what else stands in their file. */
final class Alone {

    private Alone() {}

    /** Whether a statement changes schema or data, so that having run it or not makes a difference. */
    static boolean changes(Statement statement) {
        return !(statement instanceof SetParameter
                || statement instanceof ResetParameter
                || statement instanceof ShowParameter
                || statement instanceof SetTransaction
                || statement instanceof SetConstraints
                || statement instanceof SessionCommand
                || statement instanceof PsqlCommand
                || statement instanceof Select
                || statement instanceof Analyze
                || statement instanceof Begin
                || statement instanceof Commit
                || statement instanceof Rollback
                || statement instanceof Savepoint
                || statement instanceof ReleaseSavepoint
                || statement instanceof RollbackToSavepoint
                || statement instanceof LockTable
                || statement instanceof Explain
                || statement instanceof Discard);
    }

    /** Whether a statement says CONCURRENTLY, or is otherwise one that PostgreSQL refuses inside a transaction. */
    static boolean runsApart(Statement statement) {
        return statement instanceof CreateIndex create && create.concurrently()
                || statement instanceof Drop drop && drop.concurrently()
                || statement instanceof Reindex reindex && reindex.concurrently()
                || statement instanceof Vacuum
                || statement instanceof AlterSystem
                || statement instanceof AlterTable alter
                        && alter.actions().stream()
                                .anyMatch(action -> action instanceof DetachPartition detach && detach.concurrently());
    }

    /** Whether running a statement a second time does no harm by what is written: IF NOT EXISTS, IF EXISTS. */
    static boolean isRepeatable(Statement statement) {
        return statement instanceof CreateIndex create && create.ifNotExists()
                || statement instanceof Drop drop && drop.ifExists();
    }
}
