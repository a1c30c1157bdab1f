package dev.stopover.secret;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;

/**
 * A part of a text that nobody may read.
 *
 * @param kind what it is
 * @param what what it is in words, to follow "looks like": "a token of GitHub"
 * @param range the part that is not shown; what tells the kind, such as a prefix that all tokens have, is left out
 */
public record Secret(Kind kind, String what, TextRange range) implements Ranged {

    /** What a secret opens or whom it concerns. */
    public enum Kind {
        /** A key or token that a service gives out, known by its form. */
        KEY,
        /** A private key. */
        PRIVATE_KEY,
        /** A password, or what is called so where it stands. */
        PASSWORD,
        /** A password's hash. */
        HASH,
        /** What tells who a person is: an address, a telephone, a bank account, a card. */
        PERSONAL
    }

    /** The same in a text with so many more characters before it. */
    public Secret after(int characters) {
        return new Secret(kind, what, new TextRange(range.start() + characters, range.end() + characters));
    }
}
