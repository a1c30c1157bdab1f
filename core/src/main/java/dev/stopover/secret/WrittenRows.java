package dev.stopover.secret;

import dev.stopover.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Values whose column has a name such as {@code password} or {@code phone}: the rows of {@code INSERT INTO t (columns)
 * VALUES …} and those below {@code COPY t (columns) FROM stdin;}.
 */
final class WrittenRows {

    private static final int MOST_BLANKS = 400;
    private static final int LONGEST_LIST = 20_000;

    private final String text;
    private final List<Secret> found;

    private int next;

    WrittenRows(String text, List<Secret> found) {
        this.text = text;
        this.found = found;
    }

    /** Whether a word that begins so and is so long may be INTO or COPY. */
    static boolean mayBegin(char first, int length) {
        return length == "into".length() && (first == 'i' || first == 'I' || first == 'c' || first == 'C');
    }

    /** Looks at a word, which begins at an offset. */
    void word(int at) {
        if (at >= next) {
            next = after(at);
        }
    }

    /** Reads on from a word, and says how far. */
    private int after(int at) {
        boolean into = is(at, "into");
        if (!into && !is(at, "copy")) {
            return at + 1;
        }
        int open = afterName(at + 4);
        if (open >= text.length() || text.charAt(open) != '(') {
            return at + 4;
        }
        int close = close(open);
        if (close < 0) {
            return open + 1;
        }
        List<String> columns = columns(open + 1, close);
        if (columns.stream().noneMatch(WrittenRows::isSensitive)) {
            return close;
        }
        return into ? values(close + 1, columns) : copied(close + 1, columns);
    }

    private boolean is(int at, String word) {
        return text.regionMatches(true, at, word, 0, word.length())
                && (at + word.length() == text.length() || !Characters.isWord(text.charAt(at + word.length())));
    }

    /** After a name with its schema, in quotes or not, and an alias. */
    private int afterName(int from) {
        int at = Characters.afterBlanks(text, from, MOST_BLANKS);
        int end = Math.min(text.length(), at + MOST_BLANKS);
        while (at < end && (Characters.isWord(text.charAt(at)) || ".\" ".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return Characters.afterBlanks(text, at, MOST_BLANKS);
    }

    /** The parenthesis that closes a list of names, or -1. */
    private int close(int open) {
        int end = Math.min(text.length(), open + LONGEST_LIST);
        for (int at = open + 1; at < end; at++) {
            char c = text.charAt(at);
            if (c == ')') {
                return at;
            }
            if (c == '(' || c == ';' || c == '\'') {
                return -1;
            }
        }
        return -1;
    }

    private List<String> columns(int from, int to) {
        List<String> columns = new ArrayList<>();
        for (String column : text.substring(from, to).split(",", -1)) {
            columns.add(column.strip().replace("\"", ""));
        }
        return columns;
    }

    private static boolean isSensitive(String column) {
        return SensitiveNames.isSecret(column) || SensitiveNames.isPersonal(column);
    }

    private int values(int from, List<String> columns) {
        int at = Characters.afterBlanks(text, from, MOST_BLANKS);
        if (!is(at, "values")) {
            return from;
        }
        at = Characters.afterBlanks(text, at + "values".length(), MOST_BLANKS);
        while (at < text.length() && text.charAt(at) == '(') {
            at = Characters.afterBlanks(text, row(at, columns), MOST_BLANKS);
            if (at >= text.length() || text.charAt(at) != ',') {
                return at;
            }
            at = Characters.afterBlanks(text, at + 1, MOST_BLANKS);
        }
        return at;
    }

    /** A row in parentheses; says where it ends. */
    private int row(int open, List<String> columns) {
        int column = 0;
        int depth = 0;
        int at = open;
        while (at < text.length()) {
            char c = text.charAt(at);
            Optional<QuotedValue> literal = c == '"' || Characters.isWord(c) && !Characters.startsWord(text, at)
                    ? Optional.empty()
                    : QuotedValue.at(text, at);
            if (literal.isPresent()) {
                if (column < columns.size() && isSensitive(columns.get(column))) {
                    add(columns.get(column), literal.get().value());
                }
                at = literal.get().end();
                continue;
            }
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
                if (depth == 0) {
                    return at + 1;
                }
            } else if (c == ',' && depth == 1) {
                column++;
            } else if (c == ';') {
                return at;
            }
            at++;
        }
        return at;
    }

    private int copied(int from, List<String> columns) {
        int at = Characters.afterBlanks(text, from, MOST_BLANKS);
        if (!is(at, "from")) {
            return from;
        }
        at = Characters.afterBlanks(text, at + 4, MOST_BLANKS);
        if (!is(at, "stdin")) {
            return from;
        }
        int last = Math.min(text.length(), at + MOST_BLANKS);
        while (at < last && text.charAt(at) != '\n') {
            at++;
        }
        at++;
        while (at < text.length() && !text.startsWith("\\.", at)) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            int field = at;
            int column = 0;
            for (String value : text.substring(at, end).split("\t", -1)) {
                if (column < columns.size() && isSensitive(columns.get(column)) && !value.startsWith("\\N")) {
                    add(columns.get(column), new TextRange(field, field + value.length()));
                }
                field += value.length() + 1;
                column++;
            }
            at = end + 1;
        }
        return Math.min(at, text.length());
    }

    private void add(String column, TextRange range) {
        if (!range.isEmpty()) {
            found.add(
                    SensitiveNames.isSecret(column)
                            ? new Secret(Secret.Kind.PASSWORD, "the value of a secret", range)
                            : new Secret(Secret.Kind.PERSONAL, "personal data", range));
        }
    }
}
