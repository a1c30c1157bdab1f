package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.ParseError;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.Optional;

/** Finds Unicode escapes that PostgreSQL refuses in strings and names (manual, sections 4.1.1, 4.1.2.2 and 4.1.2.3). */
final class Escapes {

    private final Tokens tokens;
    private final int position;
    private final String text;
    private final int start;
    private final int end;

    /** The high half of a surrogate pair that has just been read, or 0. */
    private int high;

    private Escapes(Tokens tokens, int position) {
        this.tokens = tokens;
        this.position = position;
        int index = tokens.significant(position);
        this.text = tokens.excerpt().text();
        this.start = tokens.start(index);
        this.end = tokens.end(index);
    }

    /** Looks through a string with an E before it. */
    static void checkString(Tokens tokens, int position) {
        new Escapes(tokens, position).string();
    }

    /**
     * Looks through a string or name with U&amp; before it.
     *
     * @param escape what begins an escape
     */
    static void checkUnicode(Tokens tokens, int position, char escape) {
        new Escapes(tokens, position).unicode(escape);
    }

    /** What begins an escape after UESCAPE, at a position. */
    static char escape(Tokens tokens, int position) {
        int index = tokens.significant(position);
        String value = tokens.value(index);
        char c = value.isEmpty() ? '\'' : value.charAt(0);
        boolean wrong = value.length() != 1
                || Character.digit(c, 16) >= 0
                || "+'\" \t\n\r\f\u000b".indexOf(c) >= 0
                || tokens.kind(index) != TokenKind.STRING;
        if (wrong) {
            throw new SyntaxException(
                    position,
                    new ParseError(
                            tokens.range(index),
                            "This cannot begin an escape.",
                            Optional.of(
                                    "Take one sign that is no digit of hexadecimal numbers, plus, quote or blank.")));
        }
        return c;
    }

    private void string() {
        int at = text.indexOf('\'', start) + 1;
        while (at < end) {
            if (text.charAt(at) != '\\' || at + 1 >= end) {
                single(at);
                at += text.charAt(at) == '\'' ? 2 : 1;
                continue;
            }
            char c = text.charAt(at + 1);
            if (c == 'u' || c == 'U') {
                at = hexadecimal(at, at + 2, c == 'u' ? 4 : 8, "\\uXXXX or \\UXXXXXXXX");
            } else {
                single(at);
                at += 2;
            }
        }
    }

    private void unicode(char escape) {
        int at = start + 3;
        while (at < end) {
            char c = text.charAt(at);
            if (c != escape) {
                single(at);
                at++;
            } else if (at + 1 < end && text.charAt(at + 1) == escape) {
                single(at);
                at += 2;
            } else if (at + 1 < end && text.charAt(at + 1) == '+') {
                at = hexadecimal(at, at + 2, 6, escape + "XXXX or " + escape + "+XXXXXX");
            } else {
                at = hexadecimal(at, at + 1, 4, escape + "XXXX or " + escape + "+XXXXXX");
            }
        }
    }

    /** What is no escape may not stand between the halves of a pair. */
    private void single(int at) {
        if (high != 0) {
            throw wrong(at, Math.min(end, at + 1), "Half of a surrogate pair stands alone.", "Write both halves.");
        }
    }

    /** An escape of so many digits; the offset after it. */
    private int hexadecimal(int from, int first, int digits, String forms) {
        int code = 0;
        for (int i = first; i < first + digits; i++) {
            int digit = i < end && text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                throw wrong(
                        from,
                        Math.min(end, Math.max(i, from + 1)),
                        "This escape has too few digits.",
                        "Write it " + forms + ".");
            }
            code = code << 4 | digit;
        }
        int to = first + digits;
        if (high != 0 != (code >>> 16 == 0 && Character.isLowSurrogate((char) code))) {
            throw wrong(from, to, "Half of a surrogate pair stands alone.", "Write both halves.");
        }
        if (code <= 0 || code > Character.MAX_CODE_POINT) {
            throw wrong(from, to, "There is no such character.", "Write a code from 1 to 10FFFF.");
        }
        high = code >>> 16 == 0 && Character.isHighSurrogate((char) code) ? code : 0;
        return to;
    }

    private SyntaxException wrong(int from, int to, String message, String help) {
        TextRange range = tokens.excerpt().range(from, to);
        return new SyntaxException(position, new ParseError(range, message, Optional.of(help)));
    }
}
