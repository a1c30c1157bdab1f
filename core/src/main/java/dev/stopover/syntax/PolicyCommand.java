package dev.stopover.syntax;

/** The commands that a policy is for. */
public enum PolicyCommand {
    /** All of them. */
    ALL,
    /** Reading rows. */
    SELECT,
    /** Adding rows. */
    INSERT,
    /** Changing rows. */
    UPDATE,
    /** Removing rows. */
    DELETE
}
