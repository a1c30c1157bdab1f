package dev.stopover.catalog.effect;

import dev.stopover.catalog.OpenTransaction;
import dev.stopover.syntax.Commit;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.LockTable;
import dev.stopover.syntax.ReleaseSavepoint;
import dev.stopover.syntax.Rollback;
import dev.stopover.syntax.RollbackToSavepoint;
import dev.stopover.syntax.Savepoint;
import dev.stopover.syntax.Statement;
import java.util.Optional;

/** What PostgreSQL refuses outside transaction blocks, and savepoints that are not set (xact.c). */
final class TransactionRefusals {

    private final Situation situation;
    private final Touches touches;

    TransactionRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void find(Statement statement) {
        Optional<OpenTransaction> open = situation.before().transaction();
        if (situation.executed().nesting().block()) {
            return;
        }
        String words = words(statement);
        if (!words.isEmpty() && open.isEmpty() && !situation.inTransaction()) {
            touches.refuse("25P01", words + " can only be used in transaction blocks");
        } else if (statement instanceof RollbackToSavepoint rollback) {
            savepoint(open, rollback.savepoint());
        } else if (statement instanceof ReleaseSavepoint release) {
            savepoint(open, release.savepoint());
        }
    }

    private static String words(Statement statement) {
        if (statement instanceof Savepoint) {
            return "SAVEPOINT";
        } else if (statement instanceof ReleaseSavepoint) {
            return "RELEASE SAVEPOINT";
        } else if (statement instanceof RollbackToSavepoint) {
            return "ROLLBACK TO SAVEPOINT";
        } else if (statement instanceof LockTable) {
            return "LOCK TABLE";
        } else if (statement instanceof Commit commit && commit.chain()) {
            return "COMMIT AND CHAIN";
        } else if (statement instanceof Rollback rollback && rollback.chain()) {
            return "ROLLBACK AND CHAIN";
        }
        return "";
    }

    private void savepoint(Optional<OpenTransaction> open, Identifier name) {
        boolean missing = open.isPresent()
                && open.get().savepoints().stream()
                        .noneMatch(point -> point.name().equals(name.value()));
        if (missing) {
            touches.at(name);
            touches.refuse("3B001", "savepoint \"%s\" does not exist".formatted(name.value()));
        }
    }
}
