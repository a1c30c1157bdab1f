package dev.stopover.secret;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * Finds secrets in a text, whatever it is: SQL, a comment, a message. It looks for the forms of keys and hashes, for
 * what is assigned to a name such as {@code password}, and for personal data with a check of their own. Every reader
 * goes over the text once and looks ahead a bounded way or past what it has found, so time grows with the text.
 */
public final class Secrets {

    private Secrets() {}

    /** The secrets of a text, in order; they may overlap. */
    public static List<Secret> in(String text) {
        return new SecretScan(text, true).found();
    }

    /** The keys, hashes and passwords of a text, in order, without what is only personal. */
    public static List<Secret> credentialsIn(String text) {
        return new SecretScan(text, false).found();
    }

    /** The text with an asterisk for each character of a secret; line ends and all offsets stay as they are. */
    public static String masked(String text) {
        List<Secret> found = in(text);
        if (found.isEmpty()) {
            return text;
        }
        var masked = new StringBuilder(text);
        found.forEach(secret -> mask(masked, secret.range()));
        return masked.toString();
    }

    /** Puts asterisks over a part of a text. */
    public static void mask(StringBuilder text, TextRange secret) {
        for (int at = secret.start(); at < secret.end(); at++) {
            if (text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                text.setCharAt(at, '*');
            }
        }
    }
}
