package dev.stopover.catalog.effect;

/** An answer that may be wanting; the stronger of two is the later one. */
public enum Truth {
    /** It is not so. */
    NO,
    /** It may be so: something that would decide it is not known. */
    UNKNOWN,
    /** It is so. */
    YES;

    /** The answer to what is known. */
    public static Truth of(boolean known) {
        return known ? YES : NO;
    }

    /** Whether it is certain. */
    public boolean isYes() {
        return this == YES;
    }

    /** Whether it can be excluded. */
    public boolean isNo() {
        return this == NO;
    }

    /** Whether one or the other is so. */
    public Truth or(Truth other) {
        return compareTo(other) < 0 ? other : this;
    }

    /** Whether both are so. */
    public Truth and(Truth other) {
        return compareTo(other) > 0 ? other : this;
    }
}
