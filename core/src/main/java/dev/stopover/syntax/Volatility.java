package dev.stopover.syntax;

/** How much a function depends on more than its arguments. */
public enum Volatility {
    /** Not at all. */
    IMMUTABLE,
    /** On what does not change within a statement. */
    STABLE,
    /** On anything. */
    VOLATILE
}
