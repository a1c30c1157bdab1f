package dev.stopover.project.liquibase;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;

/** The scalars of YAML, each character at its own place. */
final class YamlScalars {

    /** A scalar, and where the text goes on after it. */
    record Read(Excerpt value, int next) {}

    private YamlScalars() {}

    static int lineEnd(String text, int from) {
        int newline = text.indexOf('\n', from);
        return newline < 0 ? text.length() : newline;
    }

    /** The colon after a key, one that a blank or the end of the line follows; -1 if there is none. */
    static int colon(String text, int from, int end) {
        char quote = text.charAt(from);
        int at = from;
        if (quote == '"' || quote == '\'') {
            at = text.indexOf(quote, from + 1);
            if (at < 0 || at >= end) {
                return -1;
            }
        }
        for (; at < end; at++) {
            if (text.charAt(at) == ':' && (at + 1 == end || Character.isWhitespace(text.charAt(at + 1)))) {
                return at;
            }
            if (text.charAt(at) == '#' && at > from && text.charAt(at - 1) == ' ') {
                return -1;
            }
        }
        return -1;
    }

    /** A key without its quotes and blanks. */
    static TextRange unquoted(String text, int from, int to) {
        int end = to;
        while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        boolean quoted = end - from > 1 && (text.charAt(from) == '"' || text.charAt(from) == '\'');
        return quoted ? new TextRange(from + 1, end - 1) : new TextRange(from, end);
    }

    /** The lines below a key that are indented further, without that indentation. */
    static Read block(String text, int from, int column) {
        Excerpt whole = Excerpt.of(text);
        Excerpt.Builder builder = Excerpt.builder();
        int indent = -1;
        int at = from;
        while (at < text.length()) {
            int end = lineEnd(text, at);
            int first = at;
            while (first < end && text.charAt(first) == ' ') {
                first++;
            }
            boolean blank = text.substring(first, end).isBlank();
            if (!blank) {
                indent = indent < 0 ? first - at : indent;
                if (first - at <= column) {
                    break;
                }
            }
            int next = Math.min(end + 1, text.length());
            builder.append(whole, blank ? first : Math.min(at + Math.max(indent, 0), first), next);
            at = next;
        }
        return new Read(builder.build(), at);
    }

    /** A text in quotes. */
    static Read quoted(String text, int from) {
        char quote = text.charAt(from);
        Excerpt whole = Excerpt.of(text);
        Excerpt.Builder builder = Excerpt.builder();
        int at = from + 1;
        while (at < text.length() && (text.charAt(at) != quote || quote == '\'' && text.startsWith("''", at))) {
            char c = text.charAt(at);
            int length = c == '\'' || quote == '"' && c == '\\' && at + 1 < text.length() ? 2 : 1;
            if (length == 1) {
                builder.append(whole, at, at + 1);
            } else {
                builder.append(meant(text.charAt(at + 1)), new TextRange(at, at + 2));
            }
            at += length;
        }
        return new Read(builder.build(), Math.min(at + 1, text.length()));
    }

    private static String meant(char escaped) {
        return switch (escaped) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case '\n' -> "";
            default -> String.valueOf(escaped);
        };
    }

    /** A text without quotes: to the end of the line or a comment, and on over lines indented further. */
    static Read plain(String text, int from, int end, int column) {
        int last = trimmed(text, from, end);
        Excerpt whole = Excerpt.of(text);
        int next = end + 1;
        Excerpt.Builder builder = Excerpt.builder().append(whole, from, last);
        boolean several = false;
        while (next < text.length()) {
            int lineEnd = lineEnd(text, next);
            int first = next;
            while (first < lineEnd && text.charAt(first) == ' ') {
                first++;
            }
            if (first == lineEnd
                    || first - next <= column
                    || text.charAt(first) == '#'
                    || text.startsWith("- ", first)
                    || colon(text, first, lineEnd) >= 0) {
                break;
            }
            builder.append(" ", new TextRange(next - 1, next)).append(whole, first, trimmed(text, first, lineEnd));
            several = true;
            next = lineEnd + 1;
        }
        return new Read(
                several ? builder.build() : Excerpt.of(text, new TextRange(from, last)), Math.min(next, text.length()));
    }

    private static int trimmed(String text, int from, int end) {
        int comment = text.indexOf(" #", from);
        int last = comment >= 0 && comment < end ? comment : end;
        while (last > from && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        return last;
    }
}
