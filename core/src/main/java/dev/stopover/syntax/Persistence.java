package dev.stopover.syntax;

/** How long a relation lives. */
public enum Persistence {
    /** Until it is dropped. */
    PERMANENT,
    /** Until the session ends. */
    TEMPORARY,
    /** Until it is dropped, but a crash empties it. */
    UNLOGGED
}
