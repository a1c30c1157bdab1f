package dev.stopover.catalog;

/** What of a relation may be other than the history says, though the rest of it is not. */
public enum Aspect {
    /** Whether it is still there, under its name. */
    EXISTENCE,
    /** Whether row-level security is on. */
    ROW_SECURITY,
    /** Its policies. */
    POLICIES,
    /** Its triggers and rules. */
    TRIGGERS,
    /** Its indexes. */
    INDEXES,
    /** Its owner and who may do what with it. */
    PRIVILEGES
}
