package dev.stopover.review;

import dev.stopover.migration.Migration;
import dev.stopover.rollback.DataLoss;
import dev.stopover.rollback.Undoing;
import dev.stopover.rollback.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Whether a migration can be taken back.
 *
 * @param migration the migration
 * @param undoing what comes of going up and down again, if it has a rollback that could be tried
 * @param losses the rows and values that are lost by the migration and that no rollback brings back
 */
public record RollbackReview(Migration migration, Optional<Undoing> undoing, List<DataLoss> losses) {

    /** Keeps a copy of the list. */
    public RollbackReview {
        losses = List.copyOf(losses);
    }

    /** What is known. */
    public enum State {
        /** There is none. */
        NONE,
        /** The migration itself takes an earlier one back. */
        NOT_NEEDED,
        /** It restores the schema and, as far as can be told, the data. */
        RESTORES,
        /** It restores the schema, not the data. */
        RESTORES_SCHEMA,
        /** It leaves another schema. */
        DIFFERS,
        /** A statement of it fails. */
        FAILS,
        /** It cannot be followed. */
        UNKNOWN
    }

    /** What is known of it. */
    public State state() {
        if (!migration.isTakenBack()) {
            return migration.isRollbackForward() ? State.NOT_NEEDED : State.NONE;
        }
        if (undoing.isEmpty() || undoing.get().verdict() == Verdict.UNKNOWN) {
            return State.UNKNOWN;
        }
        return switch (undoing.get().verdict()) {
            case RESTORES -> undoing.get().losses().isEmpty() ? State.RESTORES : State.RESTORES_SCHEMA;
            case DIFFERS -> State.DIFFERS;
            case DOWN_FAILS -> State.FAILS;
            case UNKNOWN -> State.UNKNOWN;
        };
    }
}
