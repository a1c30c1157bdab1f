package dev.stopover.git;

/** Git could not answer; the message says why, in sentences that a user can act on. */
public final class GitException extends Exception {

    private static final long serialVersionUID = 1L;

    GitException(String message) {
        super(message);
    }
}
