package dev.stopover.parser;

import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.TokenKind;
import java.util.Locale;

/** Finds the rows that follow {@code COPY … FROM stdin} in a script of psql. */
final class CopyRows {

    private enum State {
        START,
        COPY,
        FROM,
        STDIN,
        OTHER
    }

    private final String text;
    private final int end;
    private State state = State.START;
    private int lastEnd;
    private boolean endFollows = true;

    CopyRows(String text, int end) {
        this.text = text;
        this.end = end;
    }

    /** A statement begins. */
    void begin() {
        state = State.START;
    }

    /** Whether nothing of a statement has been seen. */
    boolean atStart() {
        return state == State.START;
    }

    /** A token that is no word. */
    void token(TokenKind kind) {
        if (state == State.START && !kind.isTrivia()) {
            state = State.OTHER;
        }
    }

    /** A word, perhaps in parentheses. */
    void word(Keyword keyword, boolean psql, boolean outermost) {
        switch (state) {
            case START -> state = keyword == Keyword.COPY && psql ? State.COPY : State.OTHER;
            case COPY -> {
                if (keyword == Keyword.FROM && outermost) {
                    state = State.FROM;
                }
            }
            case FROM -> state = keyword == Keyword.STDIN ? State.STDIN : State.OTHER;
            default -> {}
        }
    }

    /** Whether rows follow the statement so far. */
    boolean follow() {
        return state == State.STDIN;
    }

    /** Where the line begins that ends the rows from a line on, or -1 if there is none. */
    int lastLine(int line, OpenQuotes lines) {
        if (line >= end || !endFollows) {
            return -1;
        }
        int stop = Math.max(lastEnd, line);
        while (stop < end && !isEnd(stop)) {
            stop = lines.lineAfter(stop);
        }
        if (stop >= end) {
            endFollows = false;
            return -1;
        }
        lastEnd = stop;
        return stop;
    }

    private boolean isEnd(int line) {
        return text.startsWith("\\.", line)
                && (line + 2 >= end || text.charAt(line + 2) == '\n' || text.charAt(line + 2) == '\r');
    }

    /** Whether a command of psql copies rows that follow it. */
    boolean isCopyFromStdin(int start, int stop) {
        return text.startsWith("\\copy", start)
                && text.substring(start, stop).toLowerCase(Locale.ROOT).matches(".*\\bfrom\\s+p?stdin\\b.*");
    }
}
