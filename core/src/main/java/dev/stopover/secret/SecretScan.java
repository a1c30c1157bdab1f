package dev.stopover.secret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Goes over a text once, word by word, and asks each reader about the few places that may begin what it looks for. All
 * of every file goes through here, so characters are copied out by the thousand and told apart by a table.
 */
final class SecretScan {

    private static final int MOST_CHARACTERS = 8192;

    private static final Comparator<Secret> IN_ORDER =
            Comparator.comparing(Secret::range).thenComparing(Secret::kind);

    private static final int WORD = 1;
    private static final int SIGN = 2;

    /** What each of the first characters of Unicode is: part of a word, a sign that is looked at, or neither. */
    private static final byte[] KINDS = kinds();

    private final String text;
    private final boolean personalToo;
    private final List<Secret> found = new ArrayList<>();
    private final List<Secret> personal = new ArrayList<>();
    private final ServiceKeys keys;
    private final Hashes hashes;
    private final NamedValues values;
    private final WrittenRows rows;
    private final PersonalData people;
    private final char[] window;

    /**
     * A text to look through.
     *
     * @param personalToo whether what is only personal is looked for too
     */
    SecretScan(String text, boolean personalToo) {
        this.text = text;
        this.personalToo = personalToo;
        this.keys = new ServiceKeys(text, found);
        this.hashes = new Hashes(text, found);
        this.values = new NamedValues(text, found);
        this.rows = new WrittenRows(text, found);
        this.people = new PersonalData(text, personal);
        this.window = new char[Math.min(text.length(), MOST_CHARACTERS)];
    }

    /** What was found, in order. */
    List<Secret> found() {
        int at = 0;
        while (at < text.length()) {
            at = part(at);
        }
        found.addAll(personal);
        found.sort(IN_ORDER);
        return found;
    }

    /** Looks at a part of the text that begins at an offset, and says where to go on. */
    private int part(int from) {
        int size = Math.min(text.length() - from, window.length);
        boolean last = from + size == text.length();
        text.getChars(from, from + size, window, 0);
        char[] characters = window;
        int at = 0;
        while (at < size) {
            char c = characters[at];
            int kind = kind(c);
            if (kind != WORD) {
                if (kind == SIGN) {
                    sign(c, from + at);
                }
                at++;
                continue;
            }
            int to = at + 1;
            while (to < size && kind(characters[to]) == WORD) {
                to++;
            }
            if (to < size || last) {
                word(from, at, to, size);
                at = to;
            } else if (at > 0) {
                // The word goes on behind what is at hand.
                return from + at;
            } else {
                int end = Characters.wordEnd(text, from + to);
                ask(from, end, characters[0], characters[1], true);
                return end;
            }
        }
        return from + size;
    }

    /** Looks at a word that is at hand. */
    private void word(int from, int at, int to, int size) {
        int length = to - at;
        char first = window[at];
        boolean named = to < size && window[to] == '-'
                || NamedValues.mayBegin(first, length)
                || length >= SensitiveNames.SHORTEST
                        && SensitiveNames.mayEnd(
                                length > SensitiveNames.SHORTEST ? window[to - 4] : ' ',
                                window[to - 3],
                                window[to - 2],
                                window[to - 1]);
        ask(from + at, from + to, first, length > 1 ? window[at + 1] : ' ', named);
    }

    private void ask(int at, int to, char first, char second, boolean named) {
        if (ServiceKeys.mayBegin(first, second)) {
            keys.word(at);
        }
        if (Hashes.mayBegin(first, second)) {
            hashes.word(at);
        }
        if (WrittenRows.mayBegin(first, to - at)) {
            rows.word(at);
        }
        if (named) {
            values.word(at, to);
        }
        if (personalToo && PersonalData.mayBegin(first)) {
            people.word(at, first);
        }
    }

    private void sign(char c, int at) {
        switch (c) {
            case '$' -> hashes.word(at);
            case ':' -> hashes.colon(at);
            case '-' -> keys.hyphen(at);
            default -> {
                if (personalToo) {
                    people.sign(at, c);
                }
            }
        }
    }

    private static int kind(char c) {
        return c < KINDS.length ? KINDS[c] : 0;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[128];
        for (char c = 0; c < kinds.length; c++) {
            if (Characters.isWord(c)) {
                kinds[c] = WORD;
            } else if ("$:-@+(".indexOf(c) >= 0) {
                kinds[c] = SIGN;
            }
        }
        return kinds;
    }
}
