package dev.stopover.syntax;

/** When a trigger fires. */
public enum TriggerTiming {
    /** Before the event. */
    BEFORE,
    /** After the event. */
    AFTER,
    /** Instead of the event. */
    INSTEAD_OF
}
