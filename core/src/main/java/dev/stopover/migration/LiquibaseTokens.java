package dev.stopover.migration;

import dev.stopover.syntax.Excerpt;

/**
 * What Liquibase takes for the tokens of a script ({@code SimpleSqlGrammar.jj}): of all that could begin at a place, the
 * longest. A name with its qualifiers is one token, and so is a word with dollar signs in it.
 */
final class LiquibaseTokens {

    private static final int NOWHERE = Integer.MAX_VALUE;

    private final String text;
    private final int limit;
    private final boolean withoutComments;
    private int start;
    private int end;

    /** Where the next bracket, backquote, double quote, line end and comment end stand, as far as it was looked for. */
    private final int[] found = {-1, -1, -1, -1, -1};

    LiquibaseTokens(Excerpt script, boolean withoutComments) {
        this.text = script.text();
        this.limit = script.end();
        this.withoutComments = withoutComments;
        this.end = script.start();
    }

    /** Goes on to the next token, if there is one. */
    boolean advance() {
        do {
            start = end;
            if (start >= limit) {
                return false;
            }
            end = endOf(start);
        } while (withoutComments && isComment(start));
        return true;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Whether the token is a word or character, however its letters are written. */
    boolean is(String word) {
        return is(word, start, end);
    }

    private boolean is(String word, int from, int to) {
        return to - from == word.length() && text.regionMatches(true, from, word, 0, word.length());
    }

    /** Whether the next token that is no blank is one of these words. */
    boolean isFollowedBy(String... words) {
        int from = end;
        while (from < limit && (isBlank(text.charAt(from)) || withoutComments && isComment(from))) {
            from = endOf(from);
        }
        int to = from < limit ? endOf(from) : from;
        for (String word : words) {
            if (is(word, from, to)) {
                return true;
            }
        }
        return false;
    }

    boolean endsWithNewline() {
        return text.charAt(end - 1) == '\n';
    }

    private boolean isComment(int at) {
        return text.startsWith("--", at) || text.startsWith("/*", at) && commentEnd(at) != NOWHERE;
    }

    private int endOf(int at) {
        char c = text.charAt(at);
        if (isBlank(c)) {
            int to = at + 1;
            while (to < limit && isBlank(text.charAt(to))) {
                to++;
            }
            return to;
        }
        if (text.startsWith("--", at)) {
            return Math.min(limit, lineEnd(at));
        }
        if (text.startsWith("/*", at) && commentEnd(at) < limit) {
            return commentEnd(at) + 2;
        }
        int longest = Math.max(at + 1, number(at));
        longest = Math.max(longest, name(at));
        return Math.max(longest, literal(at));
    }

    private int lineEnd(int at) {
        if (found[3] < at) {
            int to = at;
            while (to < limit && text.charAt(to) != '\n' && text.charAt(to) != '\r') {
                to++;
            }
            found[3] = to;
        }
        return found[3];
    }

    private int commentEnd(int at) {
        return next(4, "*/", at + 2);
    }

    private int next(int kind, String characters, int from) {
        if (found[kind] < from) {
            int at = text.indexOf(characters, from);
            found[kind] = at < 0 || at + characters.length() > limit ? NOWHERE : at;
        }
        return found[kind];
    }

    private int number(int at) {
        int whole = digits(at);
        int to = whole;
        if (to < limit && text.charAt(to) == '.') {
            int fraction = digits(to + 1);
            if (whole == at && fraction == to + 1) {
                return at;
            }
            to = fraction;
        } else if (whole == at) {
            return at;
        }
        int exponent = to;
        if (exponent < limit && (text.charAt(exponent) | 0x20) == 'e') {
            exponent++;
            if (exponent < limit && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-')) {
                exponent++;
            }
            int behind = digits(exponent);
            return behind > exponent ? behind : to;
        }
        return to;
    }

    private int digits(int at) {
        int to = at;
        while (to < limit && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
            to++;
        }
        return to;
    }

    /** A name with its qualifiers, between which only spaces and line ends may stand. */
    private int name(int at) {
        int to = part(at);
        if (to == at) {
            return at;
        }
        while (true) {
            int dot = spaces(to);
            if (dot >= limit || text.charAt(dot) != '.') {
                return to;
            }
            int next = spaces(dot + 1);
            int behind = next < limit ? part(next) : next;
            if (behind == next) {
                return to;
            }
            to = behind;
        }
    }

    private int spaces(int at) {
        int to = at;
        while (to < limit && (text.charAt(to) == ' ' || text.charAt(to) == '\n' || text.charAt(to) == '\r')) {
            to++;
        }
        return to;
    }

    private int part(int at) {
        char c = text.charAt(at);
        int close = switch (c) {
            case '[' -> next(0, "]", at + 1);
            case '`' -> next(1, "`", at + 1);
            case '"' -> next(2, "\"", at + 1);
            default -> NOWHERE;
        };
        if (close != NOWHERE) {
            boolean named = close > at + 1 && close < lineEnd(at);
            boolean number = c == '[' && text.charAt(at + 1) >= '0' && text.charAt(at + 1) <= '9';
            return named && !number ? close + 1 : at;
        }
        if (!isLetter(c)) {
            return at;
        }
        int to = at + 1;
        while (to < limit && isLetterOrDigit(text.charAt(to))) {
            to++;
        }
        return to;
    }

    /** A string between single or double quotes, with what may stand before it. */
    private int literal(int at) {
        int open = at;
        for (String prefix : new String[] {"_utf8", "rb", "u", "e", "n", "r", "b"}) {
            if (text.regionMatches(true, at, prefix, 0, prefix.length())) {
                open = at + prefix.length();
                break;
            }
        }
        if (open >= limit || text.charAt(open) != '\'' && text.charAt(open) != '"') {
            return at;
        }
        char quote = text.charAt(open);
        int accepted = at;
        int i = open + 1;
        while (i < limit) {
            char c = text.charAt(i);
            char next = i + 1 < limit ? text.charAt(i + 1) : 0;
            if (c == quote) {
                accepted = i + 1;
                if (next != quote) {
                    return accepted;
                }
                i += 2;
            } else if (c == '\\') {
                // An escaped quote may end the string, or not.
                if (next == quote) {
                    accepted = i + 2;
                }
                i += 2;
            } else {
                i++;
            }
        }
        return Math.min(accepted, limit);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c == '_'
                || c == '$'
                || c > 0xBF && Character.isLetter(c);
    }

    private static boolean isLetterOrDigit(char c) {
        return isLetter(c) || c >= '0' && c <= '9' || c == '#' || c == '@';
    }

    private static boolean isBlank(char c) {
        return c == ' '
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x85
                        && (c == 0x85
                                || c == 0xA0
                                || c == 0x180E
                                || c == 0x2060
                                || c == 0xFEFF
                                || c >= 0x200B && c <= 0x200D
                                || Character.isSpaceChar(c));
    }
}
