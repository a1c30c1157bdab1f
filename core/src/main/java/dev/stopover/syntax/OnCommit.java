package dev.stopover.syntax;

/** What becomes of a temporary table at the end of a transaction. */
public enum OnCommit {
    /** Nothing. */
    PRESERVE_ROWS,
    /** It is emptied. */
    DELETE_ROWS,
    /** It is dropped. */
    DROP
}
