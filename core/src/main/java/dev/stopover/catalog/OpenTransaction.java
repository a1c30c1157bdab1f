package dev.stopover.catalog;

import java.util.List;
import java.util.Optional;

/**
 * An open transaction.
 *
 * @param kind who began it
 * @param begin where it was begun, if a statement began it
 * @param catalog the catalog to which ROLLBACK goes back
 * @param session the session to which ROLLBACK goes back
 * @param savepoints its savepoints, oldest first
 * @param failed whether a statement in it is certain to have failed
 */
public record OpenTransaction(
        Kind kind, Optional<Origin> begin, Catalog catalog, Session session, List<Point> savepoints, boolean failed) {

    /** Who began a transaction. */
    public enum Kind {
        /** The runner, around a script. */
        RUNNER,
        /** The server, around several statements that were sent as one string. */
        IMPLICIT,
        /** The script, by BEGIN. */
        AUTHOR
    }

    /**
     * A savepoint.
     *
     * @param name its name
     * @param catalog the catalog when it was set
     * @param session the session when it was set
     */
    public record Point(String name, Catalog catalog, Session session) {}

    /** Keeps a copy of the list. */
    public OpenTransaction {
        savepoints = List.copyOf(savepoints);
    }

    /** The same with other savepoints. */
    public OpenTransaction withSavepoints(List<Point> other) {
        return new OpenTransaction(kind, begin, catalog, session, other, failed);
    }

    /** The same after a statement that is certain to have failed. */
    public OpenTransaction withFailure() {
        return failed ? this : new OpenTransaction(kind, begin, catalog, session, savepoints, true);
    }

    /** The same back at a savepoint, before what has failed. */
    public OpenTransaction withoutFailure() {
        return failed ? new OpenTransaction(kind, begin, catalog, session, savepoints, false) : this;
    }

    /** The same, begun by somebody else. */
    public OpenTransaction withKind(Kind other, Optional<Origin> newBegin) {
        return new OpenTransaction(other, newBegin, catalog, session, savepoints, failed);
    }
}
