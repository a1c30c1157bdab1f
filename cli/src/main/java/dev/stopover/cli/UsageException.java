package dev.stopover.cli;

/** What was asked for cannot be done: the message says why and what was probably meant, and the run ends with 2. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
