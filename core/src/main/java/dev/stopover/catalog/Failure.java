package dev.stopover.catalog;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * Why PostgreSQL refuses a statement.
 *
 * @param range the smallest run that shows it
 * @param sqlState PostgreSQL's code of the error
 * @param message PostgreSQL's message, or what it comes to
 * @param cause where what stands in its way was made, or what it needs was dropped, if that is known
 * @param when when it is refused
 * @param rows what must hold of the rows; empty unless they decide
 * @param candidates the names among which the one is that may have been meant, where a name is wrong
 */
public record Failure(
        TextRange range,
        String sqlState,
        String message,
        Optional<Origin> cause,
        When when,
        Optional<String> rows,
        List<String> candidates)
        implements Ranged {

    /** Keeps a copy of the list. */
    public Failure {
        candidates = List.copyOf(candidates);
    }

    /** When a statement is refused. */
    public enum When {
        /** Whenever it runs as the schema stands. */
        ALWAYS,
        /** Because it stands inside a transaction. */
        INSIDE_TRANSACTION,
        /** If the condition around it lets it run. */
        UNDER_CONDITION,
        /** If there are rows of which that holds. */
        FOR_ROWS
    }

    /** A statement that is refused whenever it runs as the schema stands. */
    public Failure(TextRange range, String sqlState, String message, Optional<Origin> cause) {
        this(range, sqlState, message, cause, When.ALWAYS, Optional.empty(), List.of());
    }

    /** A statement that is refused because it stands inside a transaction. */
    public static Failure insideTransaction(TextRange range, String message) {
        return new Failure(
                range, "25001", message, Optional.empty(), When.INSIDE_TRANSACTION, Optional.empty(), List.of());
    }

    /** A statement that is refused where the rows are so. */
    public static Failure where(String rows, TextRange range, String sqlState, String message) {
        return new Failure(range, sqlState, message, Optional.empty(), When.FOR_ROWS, Optional.of(rows), List.of());
    }

    /** The same for a statement that runs under a condition. */
    public Failure underCondition() {
        return new Failure(range, sqlState, message, cause, When.UNDER_CONDITION, rows, candidates);
    }

    /** The same, with the names that may have been meant. */
    public Failure withCandidates(List<String> names) {
        return new Failure(range, sqlState, message, cause, when, rows, names);
    }
}
