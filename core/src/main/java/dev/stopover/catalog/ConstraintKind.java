package dev.stopover.catalog;

/** What a constraint demands. */
public enum ConstraintKind {
    /** A primary key. */
    PRIMARY_KEY,
    /** No two equal rows. */
    UNIQUE,
    /** A condition. */
    CHECK,
    /** A row of another table. */
    FOREIGN_KEY,
    /** No two rows that conflict. */
    EXCLUDE,
    /** A value, as a constraint with a name. */
    NOT_NULL
}
