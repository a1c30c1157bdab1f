package dev.stopover.catalog;

/** How much the history says of an object. */
public enum Knowledge {
    /** The history made it: what the catalog does not say of it is not so. */
    KNOWN,
    /** The history made it, but something that cannot be followed may have changed or dropped it. */
    UNCERTAIN,
    /** The history uses it and never made it: it is taken to exist, and what the catalog does not say may be so. */
    UNKNOWN
}
