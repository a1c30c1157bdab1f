package dev.stopover.secret;

import dev.stopover.source.TextRange;
import java.util.List;

/** Hashes of passwords, in the forms of crypt, of Argon2 and of PostgreSQL, and passwords in the addresses of services. */
final class Hashes {

    private static final List<String> PREFIXES = List.of(
            "$2a$",
            "$2b$",
            "$2y$",
            "$1$",
            "$5$",
            "$6$",
            "$y$",
            "$argon2id$",
            "$argon2i$",
            "$argon2d$",
            "$scrypt$",
            "$pbkdf2",
            "SCRAM-SHA-256$",
            "pbkdf2_sha256$");

    private static final int SHORTEST = 20;

    private final String text;
    private final List<Secret> found;
    private int next;

    Hashes(String text, List<Secret> found) {
        this.text = text;
        this.found = found;
    }

    /** Whether a word that begins so may be the prefix of a hash. */
    static boolean mayBegin(char first, char second) {
        return first == 'S' && second == 'C' || first == 'p' && second == 'b';
    }

    /** Looks at a dollar or at a word, which begins at an offset. */
    void word(int at) {
        if (at >= next && Characters.startsWord(text, at)) {
            next = hash(text, at, found);
        }
    }

    /** Looks at a colon. */
    void colon(int at) {
        if (at >= next && text.startsWith("://", at)) {
            next = address(text, at + "://".length(), found);
        }
    }

    private static int hash(String text, int at, List<Secret> found) {
        for (String prefix : PREFIXES) {
            if (text.startsWith(prefix, at)) {
                int start = at + prefix.length();
                int end = start;
                while (end < text.length() && isHash(text.charAt(end))) {
                    end++;
                }
                if (end - start >= SHORTEST) {
                    found.add(new Secret(Secret.Kind.HASH, "a password's hash", new TextRange(start, end)));
                    return end;
                }
                // What is left of the run is too short for a hash too.
                return at + 1;
            }
        }
        return at + 1;
    }

    private static boolean isHash(char c) {
        return Characters.isWord(c) || "./$+=,:-".indexOf(c) >= 0;
    }

    /** The password before the host in {@code scheme://user:password@host}, where it is no placeholder. */
    private static int address(String text, int from, List<Secret> found) {
        int colon = -1;
        int sign = -1;
        int at = from;
        while (at < text.length() && isAuthority(text.charAt(at))) {
            if (text.charAt(at) == ':' && colon < 0) {
                colon = at;
            } else if (text.charAt(at) == '@') {
                sign = at;
            }
            at++;
        }
        if (colon >= 0 && sign > colon + 1 && !Placeholder.starts(text, colon + 1)) {
            found.add(new Secret(Secret.Kind.PASSWORD, "a password in an address", new TextRange(colon + 1, sign)));
        }
        return Math.max(at, from);
    }

    private static boolean isAuthority(char c) {
        return c > ' ' && "/?#'\"<>\\".indexOf(c) < 0;
    }
}
