package dev.stopover.secret;

import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * A string as it is written in SQL or in JSON, found without knowing what surrounds it.
 *
 * @param value where its value stands, without the quotes
 * @param end the offset after its closing quote; the end of the text where there is none
 */
record QuotedValue(TextRange value, int end) {

    private static final int LONGEST_TAG = 63;
    private static final int LONGEST_DOLLAR_STRING = 2_000;

    /** The string that begins at an offset, if one does. */
    static Optional<QuotedValue> at(String text, int at) {
        if (at >= text.length()) {
            return Optional.empty();
        }
        return switch (text.charAt(at)) {
            case '\'' -> Optional.of(quoted(text, at, false));
            case 'E', 'e' -> next(text, at + 1) ? Optional.of(quoted(text, at + 1, true)) : Optional.empty();
            case 'N', 'n' -> next(text, at + 1) ? Optional.of(quoted(text, at + 1, false)) : Optional.empty();
            case 'U', 'u' ->
                text.startsWith("&", at + 1) && next(text, at + 2)
                        ? Optional.of(quoted(text, at + 2, false))
                        : Optional.empty();
            case '"' -> Optional.of(json(text, at));
            case '$' -> dollar(text, at);
            default -> Optional.empty();
        };
    }

    private static boolean next(String text, int at) {
        return at < text.length() && text.charAt(at) == '\'';
    }

    private static QuotedValue quoted(String text, int quote, boolean escapes) {
        if (isInsideAString(text, quote)) {
            int end = text.indexOf("''", quote + 2);
            int stop = end < 0 ? text.length() : end;
            return new QuotedValue(new TextRange(quote + 2, stop), Math.min(text.length(), stop + 2));
        }
        int at = quote + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && escapes) {
                at++;
            } else if (c == '\'') {
                if (!next(text, at + 1)) {
                    return new QuotedValue(new TextRange(quote + 1, at), at + 1);
                }
                at++;
            }
            at++;
        }
        return new QuotedValue(new TextRange(Math.min(quote + 1, text.length()), text.length()), text.length());
    }

    /** In {@code 'ALTER ROLE app PASSWORD ''x'''} the quotes are doubled, for they stand in a string themselves. */
    private static boolean isInsideAString(String text, int quote) {
        return next(text, quote + 1)
                && quote + 2 < text.length()
                && text.charAt(quote + 2) > ' '
                && ",;)]}'".indexOf(text.charAt(quote + 2)) < 0;
    }

    /** A string of JSON ends at its line's end at the latest, and where the string of SQL around it ends. */
    private static QuotedValue json(String text, int quote) {
        int at = quote + 1;
        while (at < text.length()
                && text.charAt(at) != '"'
                && text.charAt(at) != '\''
                && !Characters.isLineEnd(text.charAt(at))) {
            at += text.charAt(at) == '\\' && at + 1 < text.length() ? 2 : 1;
        }
        int end = Math.min(at, text.length());
        return new QuotedValue(new TextRange(quote + 1, end), Math.min(text.length(), end + 1));
    }

    private static Optional<QuotedValue> dollar(String text, int at) {
        int tag = at + 1;
        while (tag < text.length() && tag < at + LONGEST_TAG && Characters.isWord(text.charAt(tag))) {
            tag++;
        }
        if (tag >= text.length() || text.charAt(tag) != '$' || Characters.isDigit(text.charAt(at + 1))) {
            return Optional.empty();
        }
        int start = tag + 1;
        String near = text.substring(start, Math.min(text.length(), start + LONGEST_DOLLAR_STRING));
        int length = near.indexOf(text.substring(at, start));
        return length < 0
                ? Optional.empty()
                : Optional.of(new QuotedValue(new TextRange(start, start + length), start + length + start - at));
    }
}
