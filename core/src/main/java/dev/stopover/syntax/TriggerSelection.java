package dev.stopover.syntax;

/** Which triggers are meant. */
public enum TriggerSelection {
    /** One, by its name. */
    NAMED,
    /** All but those of constraints. */
    USER,
    /** All. */
    ALL
}
