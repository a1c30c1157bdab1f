package dev.stopover.catalog.typing;

/** Whether something is so, as far as that is known. */
enum Answer {
    YES,
    NO,
    OPEN;

    static Answer of(boolean so) {
        return so ? YES : NO;
    }

    Answer and(Answer other) {
        return this == NO || other == NO ? NO : this == OPEN || other == OPEN ? OPEN : YES;
    }

    boolean isYes() {
        return this == YES;
    }

    boolean isNo() {
        return this == NO;
    }
}
