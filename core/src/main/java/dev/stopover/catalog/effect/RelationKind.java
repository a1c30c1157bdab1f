package dev.stopover.catalog.effect;

/** What kind of relation is touched. */
public enum RelationKind {
    /** A table, foreign or partitioned tables included. */
    TABLE("table"),
    /** A partition of a table. */
    PARTITION("partition"),
    /** An index. */
    INDEX("index"),
    /** A view. */
    VIEW("view"),
    /** A materialized view. */
    MATERIALIZED_VIEW("materialized view"),
    /** A sequence. */
    SEQUENCE("sequence");

    private final String words;

    RelationKind(String words) {
        this.words = words;
    }

    /** Whether it holds rows that queries read and data changes write. */
    public boolean holdsRows() {
        return this == TABLE || this == PARTITION || this == MATERIALIZED_VIEW;
    }

    /** The kind as one says it. */
    @Override
    public String toString() {
        return words;
    }
}
