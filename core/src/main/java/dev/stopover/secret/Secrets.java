package dev.stopover.secret;

import dev.stopover.source.TextRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds secrets in a text, whatever it is: SQL, a comment, a message. It looks for the forms of keys and hashes, for
 * what is assigned to a name such as {@code password}, and for personal data with a check of their own. Every reader
 * goes over the text once and looks ahead a bounded way or past what it has found, so time grows with the text.
 */
public final class Secrets {

    private static final Comparator<Secret> IN_ORDER =
            Comparator.comparing(Secret::range).thenComparing(Secret::kind);

    private Secrets() {}

    /** The secrets of a text, in order; they may overlap. */
    public static List<Secret> in(String text) {
        List<Secret> found = credentialsIn(text);
        PersonalData.find(text, found);
        found.sort(IN_ORDER);
        return found;
    }

    /** The keys, hashes and passwords of a text, in order, without what is only personal. */
    public static List<Secret> credentialsIn(String text) {
        List<Secret> found = new ArrayList<>();
        var keys = new ServiceKeys(text, found);
        var hashes = new Hashes(text, found);
        var values = new NamedValues(text, found);
        var rows = new WrittenRows(text, found);
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at);
            int end = at + 1;
            if (Characters.isWord(c)) {
                end = Characters.wordEnd(text, end);
                keys.word(at);
                hashes.word(at);
                rows.word(at);
                values.word(at, end);
            } else if (c == '$') {
                hashes.word(at);
            } else if (c == ':') {
                hashes.colon(at);
            } else if (c == '-') {
                keys.hyphen(at);
            }
            at = end;
        }
        found.sort(IN_ORDER);
        return found;
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
