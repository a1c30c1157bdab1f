package dev.stopover.syntax;

/** What happens to rows that are there already. */
public enum OnConflict {
    /** They are skipped. */
    NOTHING,
    /** They are updated. */
    UPDATE
}
