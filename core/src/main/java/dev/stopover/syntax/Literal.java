package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;

/**
 * A constant written in SQL.
 *
 * @param range where it stands, its quotes included
 * @param kind what it is
 * @param value what it stands for; empty for NULL
 */
public record Literal(TextRange range, Kind kind, String value) implements Ranged {

    /** The kinds of constants. */
    public enum Kind {
        /** A string of any notation. */
        STRING,
        /** A number. */
        NUMBER,
        /** TRUE or FALSE. */
        BOOLEAN,
        /** NULL. */
        NULL
    }
}
