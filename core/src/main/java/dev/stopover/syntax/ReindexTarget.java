package dev.stopover.syntax;

/** What REINDEX rebuilds. */
public enum ReindexTarget {
    /** One index. */
    INDEX,
    /** The indexes of a table. */
    TABLE,
    /** The indexes of a schema. */
    SCHEMA,
    /** The indexes of the database. */
    DATABASE,
    /** The indexes of the system catalogs. */
    SYSTEM
}
