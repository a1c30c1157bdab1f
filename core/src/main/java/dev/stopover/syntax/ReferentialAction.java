package dev.stopover.syntax;

/** What a change of a referenced row does to the rows that refer to it. */
public enum ReferentialAction {
    /** It is refused once the constraint is checked: the default. */
    NO_ACTION,
    /** It is refused at once. */
    RESTRICT,
    /** They follow. */
    CASCADE,
    /** Their columns become null. */
    SET_NULL,
    /** Their columns take their defaults. */
    SET_DEFAULT
}
