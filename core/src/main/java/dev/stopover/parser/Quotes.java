package dev.stopover.parser;

/** Finds where what stands between quotes ends. */
final class Quotes {

    private final String text;
    private final int end;

    Quotes(String text, int end) {
        this.text = text;
        this.end = end;
    }

    /** The offset after the quote that closes, doubled ones passed over, or -1. */
    int closingQuote(int from, char quote) {
        int i = text.indexOf(quote, from);
        while (i >= 0 && i + 1 < end && text.charAt(i + 1) == quote) {
            i = text.indexOf(quote, i + 2);
        }
        return i < 0 || i >= end ? -1 : i + 1;
    }

    int closingQuoteAfterEscapes(int from) {
        int i = from;
        while (i < end) {
            char c = text.charAt(i);
            if (c == '\\') {
                i += 2;
            } else if (c != '\'') {
                i++;
            } else if (i + 1 < end && text.charAt(i + 1) == '\'') {
                i += 2;
            } else {
                return i + 1;
            }
        }
        return -1;
    }

    /** The offset after the quote with which a string goes on in a later line, or -1 if it does not. */
    int continuation(int from) {
        int i = from;
        boolean newline = false;
        while (i < end) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                newline = true;
                i++;
            } else if (CharacterClass.isBlank(c)) {
                i++;
            } else if (c == '-' && i + 1 < end && text.charAt(i + 1) == '-') {
                while (i < end && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                    i++;
                }
            } else {
                return newline && c == '\'' ? i + 1 : -1;
            }
        }
        return -1;
    }
}
