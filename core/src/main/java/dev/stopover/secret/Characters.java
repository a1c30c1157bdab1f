package dev.stopover.secret;

/** Kinds of characters, and runs of them. */
final class Characters {

    private Characters() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static boolean isAlphanumeric(char c) {
        return isDigit(c) || isLetter(c);
    }

    /** A letter, a digit or an underscore. */
    static boolean isWord(char c) {
        return isAlphanumeric(c) || c == '_';
    }

    /** Whether no word goes on from before an offset. */
    static boolean startsWord(String text, int at) {
        return at == 0 || !isWord(text.charAt(at - 1));
    }

    /** The first offset from one on that holds no part of a word. */
    static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length() && isWord(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The first offset from one on that holds no blank, no further than some characters on. */
    static int afterBlanks(String text, int from, int most) {
        int at = from;
        int end = Math.min(text.length(), from + most);
        while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t' || isLineEnd(text.charAt(at)))) {
            at++;
        }
        return at;
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
