package dev.stopover.migration;

import dev.stopover.syntax.Statement;
import java.util.List;
import java.util.Optional;

/**
 * The transaction that an executed statement meets, if it meets one. A statement that begins a transaction stands
 * before it, one that ends it stands inside.
 *
 * @param kind who opened it
 * @param number counts the transactions of a script, so that two statements with the same number share one; a statement
 *     that runs by itself has a number of its own
 * @param block whether the statement runs in a DO block or a function, which cannot run what PostgreSQL refuses inside a
 *     transaction, wherever they stand
 * @param begin the statement of the script that opened it, if one did
 * @param end the statement of the script that ends it, if one does
 * @param runnersEnd the statement of the script that ended the runner's own transaction, if one did so before
 * @param savepoints the savepoints that are set, outermost first
 * @param words where the statement stands, to follow a verb: "inside the transaction that …"
 */
public record Transaction(
        Kind kind,
        int number,
        boolean block,
        Optional<Statement> begin,
        Optional<Statement> end,
        Optional<Statement> runnersEnd,
        List<String> savepoints,
        String words) {

    /** Who opened a transaction. */
    public enum Kind {
        /** Nobody: the statement runs by itself. */
        NONE,
        /** The script, with a BEGIN. */
        AUTHOR,
        /** The runner, for the script or a part of it. */
        RUNNER,
        /** The runner, for all scripts of a run. */
        RUN,
        /** The server, because several statements came as one string. */
        IMPLICIT
    }

    /** Nobody's: a statement that runs by itself. */
    public static final Transaction NONE = new Transaction(
            Kind.NONE,
            0,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            "outside a transaction");

    /** Keeps a copy of the list. */
    public Transaction {
        savepoints = List.copyOf(savepoints);
    }

    /** Whether PostgreSQL refuses here what it refuses inside a transaction. */
    public boolean inside() {
        return kind != Kind.NONE || block;
    }

    /** Whether another statement of the script runs in the same transaction. */
    public boolean sharedWith(Transaction other) {
        return number == other.number;
    }
}
