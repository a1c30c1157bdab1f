package dev.stopover.syntax;

/** What is done to a domain. */
public enum DomainAction {
    /** It gets a default. */
    SET_DEFAULT,
    /** It loses its default. */
    DROP_DEFAULT,
    /** It refuses nulls. */
    SET_NOT_NULL,
    /** It allows nulls. */
    DROP_NOT_NULL,
    /** It gains a constraint. */
    ADD_CONSTRAINT,
    /** It loses a constraint. */
    DROP_CONSTRAINT,
    /** A constraint is checked on what is stored. */
    VALIDATE_CONSTRAINT
}
