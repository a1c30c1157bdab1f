package dev.stopover.web;

import dev.stopover.config.ConfigurationException;

/** What only the Stopover can do that runs on Java. */
public final class OnJava {

    private OnJava() {}

    /** Ends the command with the reason. */
    public static <T> T only(String what) {
        return OnJava.<T, RuntimeException>raise(
                new ConfigurationException(what + " by the Stopover that runs on Java."));
    }

    /** The command's own failures are checked, and what is stood in for does not declare them. */
    @SuppressWarnings("unchecked")
    private static <T, E extends Exception> T raise(Exception failure) throws E {
        throw (E) failure;
    }
}
