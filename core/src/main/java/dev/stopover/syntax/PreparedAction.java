package dev.stopover.syntax;

/** What is done to a prepared transaction. */
public enum PreparedAction {
    /** It is prepared. */
    PREPARE,
    /** It is committed. */
    COMMIT,
    /** It is rolled back. */
    ROLLBACK
}
