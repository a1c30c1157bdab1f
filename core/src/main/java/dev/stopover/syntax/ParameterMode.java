package dev.stopover.syntax;

/** The mode of a parameter. */
public enum ParameterMode {
    /** It goes in. */
    IN,
    /** It comes out. */
    OUT,
    /** It goes in and comes out. */
    INOUT,
    /** It takes all that remains. */
    VARIADIC,
    /** It is a column of the result. */
    TABLE
}
