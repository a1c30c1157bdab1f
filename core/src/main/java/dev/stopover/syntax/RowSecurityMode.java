package dev.stopover.syntax;

/** What is said of row-level security. */
public enum RowSecurityMode {
    /** It is on. */
    ENABLE,
    /** It is off. */
    DISABLE,
    /** It is on for the owner too. */
    FORCE,
    /** It is off for the owner. */
    NO_FORCE
}
