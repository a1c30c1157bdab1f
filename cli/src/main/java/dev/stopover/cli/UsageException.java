package dev.stopover.cli;

import java.util.Optional;

/** What was asked for cannot be done: the message says why and what was probably meant, and the run ends with 2. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String advice;

    UsageException(String message) {
        this(message, "");
    }

    UsageException(String message, String advice) {
        super(message);
        this.advice = advice;
    }

    /** What to try instead, on a line of its own. */
    Optional<String> advice() {
        return advice.isEmpty() ? Optional.empty() : Optional.of(advice);
    }
}
