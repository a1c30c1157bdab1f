package dev.stopover.syntax;

/** Where the rows of an INSERT come from. */
public enum InsertSource {
    /** From VALUES. */
    VALUES,
    /** From another query. */
    QUERY,
    /** From the defaults. */
    DEFAULT_VALUES
}
