package dev.stopover.parser;

import dev.stopover.syntax.SyntaxError;

/** Carries a syntax error from where it is seen to where the statement is given up; it never leaves this package. */
final class SyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int position;
    private final transient SyntaxError error;

    SyntaxException(int position, SyntaxError error) {
        super(error.message(), null, false, false);
        this.position = position;
        this.error = error;
    }

    /** The number of the significant token at which PostgreSQL stops. */
    int position() {
        return position;
    }

    /** What is wrong. */
    SyntaxError error() {
        return error;
    }
}
