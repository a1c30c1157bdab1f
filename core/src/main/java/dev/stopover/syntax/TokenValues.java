package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/** What names and constants stand for, as PostgreSQL's lexer says (manual, section 4.1). */
final class TokenValues {

    private TokenValues() {}

    /** A name without quotes: PostgreSQL lowers only ASCII letters in UTF-8 databases. */
    static String fold(String word) {
        boolean lower = true;
        for (int i = 0; i < word.length() && lower; i++) {
            char c = word.charAt(i);
            lower = c < 'A' || c > 'Z';
        }
        if (lower) {
            return Names.truncated(word);
        }
        char[] folded = word.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            char c = folded[i];
            if (c >= 'A' && c <= 'Z') {
                folded[i] = (char) (c + 32);
            }
        }
        return Names.truncated(new String(folded));
    }

    /** What stands between the quotes of the token from start to end; a token of another kind is its own contents. */
    static Excerpt contents(Excerpt excerpt, TokenKind kind, int start, int end) {
        String text = excerpt.text();
        return switch (kind) {
            case DOLLAR_STRING -> {
                int tag = text.indexOf('$', start + 1) + 1 - start;
                yield excerpt.part(start + tag, Math.max(start + tag, end - tag));
            }
            case QUOTED_IDENTIFIER -> quoted(excerpt, start, end, '"', false, false);
            case UNICODE_IDENTIFIER -> quoted(excerpt, start + 2, end, '"', false, true);
            case STRING -> quoted(excerpt, start, end, '\'', false, false);
            case ESCAPE_STRING -> quoted(excerpt, start + 1, end, '\'', true, false);
            case UNICODE_STRING -> quoted(excerpt, start + 2, end, '\'', false, true);
            case NATIONAL_STRING, BIT_STRING, HEX_STRING -> quoted(excerpt, start + 1, end, '\'', false, false);
            default -> excerpt.part(start, end);
        };
    }

    private static Excerpt quoted(
            Excerpt excerpt, int start, int end, char quote, boolean backslashes, boolean unicode) {
        String text = excerpt.text();
        int close = text.indexOf(quote, start + 1);
        if (close == end - 1 && (!(backslashes || unicode) || text.lastIndexOf('\\', close) <= start)) {
            return excerpt.part(start + 1, close);
        }
        Excerpt.Builder contents = Excerpt.builder();
        int at = start + 1;
        while (at < end) {
            char c = text.charAt(at);
            if (c == quote) {
                if (at + 1 < end && text.charAt(at + 1) == quote) {
                    contents.append(String.valueOf(quote), excerpt.range(at, at + 2));
                    at += 2;
                } else {
                    // The string goes on after the next quote: PostgreSQL joins strings over the end of a line.
                    at = continuation(text, at + 1, end);
                }
            } else if (c == '\\' && backslashes && at + 1 < end) {
                at = escape(excerpt, at, end, contents);
            } else if (c == '\\' && unicode && at + 1 < end) {
                at = unicodeEscape(excerpt, at, end, contents);
            } else {
                contents.append(excerpt, at, at + 1);
                at++;
            }
        }
        return contents.build();
    }

    /** The offset after the quote that opens the next part of a string, past comments; the end if there is none. */
    private static int continuation(String text, int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) != '\'') {
            if (text.charAt(at) == '-') {
                while (at < end && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                    at++;
                }
            } else {
                at++;
            }
        }
        return Math.min(end, at + 1);
    }

    private static int escape(Excerpt excerpt, int at, int end, Excerpt.Builder contents) {
        String text = excerpt.text();
        char c = text.charAt(at + 1);
        int length = 2;
        int code = switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
        if (c >= '0' && c <= '7') {
            int digits = digits(text, at + 1, end, 3, 8);
            code = Integer.parseInt(text.substring(at + 1, at + 1 + digits), 8) & 0xFF;
            length = 1 + digits;
        } else if (c == 'x' || c == 'u' || c == 'U') {
            int most = c == 'x' ? 2 : c == 'u' ? 4 : 8;
            int digits = digits(text, at + 2, end, most, 16);
            if (digits > 0) {
                code = (int) Long.parseLong(text.substring(at + 2, at + 2 + digits), 16);
                length = 2 + digits;
            }
        }
        append(contents, code, excerpt.range(at, at + length));
        return at + length;
    }

    private static int unicodeEscape(Excerpt excerpt, int at, int end, Excerpt.Builder contents) {
        String text = excerpt.text();
        boolean six = text.charAt(at + 1) == '+';
        int first = six ? at + 2 : at + 1;
        int digits = digits(text, first, end, six ? 6 : 4, 16);
        if (digits == (six ? 6 : 4)) {
            append(
                    contents,
                    Integer.parseInt(text.substring(first, first + digits), 16),
                    excerpt.range(at, first + digits));
            return first + digits;
        }
        contents.append(text.substring(at + 1, at + 2), excerpt.range(at, at + 2));
        return at + 2;
    }

    private static void append(Excerpt.Builder contents, int code, TextRange place) {
        contents.append(Character.isValidCodePoint(code) ? Character.toString(code) : "\uFFFD", place);
    }

    private static int digits(String text, int from, int end, int most, int radix) {
        int count = 0;
        while (count < most
                && from + count < end
                && text.charAt(from + count) < 128
                && Character.digit(text.charAt(from + count), radix) >= 0) {
            count++;
        }
        return count;
    }
}
