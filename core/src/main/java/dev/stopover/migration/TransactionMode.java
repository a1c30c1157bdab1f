package dev.stopover.migration;

/** How a runner meets transactions when it runs one script. */
public enum TransactionMode {
    /** Each statement runs by itself, as psql runs a file. */
    AUTOCOMMIT,
    /** The runner wraps the script in a transaction of its own. */
    PER_SCRIPT,
    /** The script is sent as one string: several statements are one implicit transaction, one alone is not. */
    IMPLICIT_WHEN_SEVERAL,
    /** All scripts of a run share one transaction. */
    ALL_SCRIPTS,
    /** The runner ends its transaction around the statements that PostgreSQL refuses inside one, and begins another. */
    SPLIT_AROUND_FORBIDDEN
}
