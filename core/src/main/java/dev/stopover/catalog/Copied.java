package dev.stopover.catalog;

/** What never changes once it is in a {@link Catalog}: who changes a part changes a copy, before anybody else sees it. */
abstract class Copied implements Cloneable {

    Copied() {}

    /** A copy with the same parts. */
    Copied copy() {
        try {
            return (Copied) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}
