package dev.stopover.migration;

import dev.stopover.migration.SupabaseSplitter.Era;
import dev.stopover.syntax.Excerpt;

/**
 * The state machine itself. A state lies in any number of open parentheses and BEGIN ATOMIC bodies; a semicolon ends the
 * piece only where none is open. One step looks at one character, the next one, or runs to where a quote or a comment
 * may end.
 */
final class SupabaseStateMachine {

    private enum State {
        READY,
        /** After a hyphen that may begin a comment. */
        HYPHEN,
        LINE_COMMENT,
        /** After a slash, or inside a block comment if the depth is above zero. */
        SLASH,
        QUOTE,
        /** After {@code E''}, which another string may continue. */
        CONTINUATION,
        /** After a dollar that may begin a tag. */
        TAG,
        DOLLAR,
        /** After a backslash outside quotes, which takes away what the next character means. */
        BACKSLASH
    }

    private final Era era;
    private final Excerpt script;
    private final String text;
    private final PieceList pieces;
    private final SupabaseWords words;
    private final SupabaseNesting nesting;

    private State state = State.READY;
    private int pieceStart;
    private int tagStart;
    private int tagLength;
    private int commentDepth;
    private boolean afterDelimiter;
    private char quote;
    private boolean escapes;
    private boolean quoteClosed;
    private boolean backslash;
    private boolean newline;
    private int dashes;

    SupabaseStateMachine(Era era, Excerpt script) {
        this.era = era;
        this.script = script;
        this.text = script.text();
        this.pieces = new PieceList(script);
        this.words = new SupabaseWords(era, text);
        this.nesting = new SupabaseNesting(era, words);
    }

    Pieces run() {
        pieceStart = script.start();
        int at = script.start();
        while (at < script.end()) {
            at = skip(at);
            if (at < script.end()) {
                step(at);
                at++;
            }
        }
        emit(script.end());
        return pieces.pieces();
    }

    private void emit(int end) {
        int last = end;
        while (last > pieceStart && text.charAt(last - 1) == ';') {
            last--;
        }
        pieces.add(pieceStart, last);
    }

    /** Where the next character stands that may matter; a quote or comment that never closes runs to the end. */
    private int skip(int at) {
        int next = switch (state) {
            case READY -> nesting.isPending() ? at : meaningful(at);
            case QUOTE -> quoteClosed || escapes ? at : text.indexOf(quote, at);
            case DOLLAR -> closingTag(at);
            case LINE_COMMENT -> era.compareTo(Era.OVERLAPPING_COMMENTS) < 0 ? text.indexOf('\n', at) : at;
            default -> at;
        };
        return next < 0 ? script.end() : next;
    }

    /** The next character that a ready state looks at. */
    private int meaningful(int from) {
        int at = from;
        while (at < script.end()) {
            switch (text.charAt(at)) {
                case ';', '\'', '"', '$', '(', ')', '-', '/', '\\', 'c', 'C', 'd', 'D' -> {
                    return at;
                }
                default -> at++;
            }
        }
        return at;
    }

    /** Where the tag's last dollar stands; the dollar that opens a string counts as the first of one that closes it. */
    private int closingTag(int at) {
        int from = Math.max(tagStart + 1, at + 1 - tagLength);
        int found = text.indexOf(text.substring(tagStart, tagStart + tagLength), from);
        return found < 0 ? -1 : found + tagLength - 1;
    }

    private void step(int at) {
        char c = text.charAt(at);
        nesting.before(c);
        int outer = nesting.depth();
        boolean emitted = next(c, at);
        if (nesting.depth() == 0) {
            if (emitted) {
                state = State.READY;
                emit(at);
                pieceStart = at + 1;
            }
        } else if (emitted && era.compareTo(Era.PLAIN_QUOTES) >= 0) {
            state = State.READY;
            nesting.endStatement(at);
        } else if (state == State.READY && nesting.depth() == outer) {
            nesting.close(c, pieceStart, at);
        }
    }

    /** Makes the next state; true where a semicolon ends a piece. */
    private boolean next(char c, int at) {
        switch (state) {
            case READY -> {
                return ready(c, at);
            }
            case HYPHEN -> {
                if (c != '-') {
                    return ready(c, at);
                }
                state = State.LINE_COMMENT;
            }
            case LINE_COMMENT -> {
                if (c == '\n' || c == '\r' && era.compareTo(Era.OVERLAPPING_COMMENTS) >= 0) {
                    state = State.READY;
                }
            }
            case SLASH -> {
                return slash(c, at);
            }
            case QUOTE -> {
                return quoted(c, at);
            }
            case CONTINUATION -> {
                return continuation(c, at);
            }
            case TAG -> {
                if (c == '$') {
                    tagLength = at + 1 - tagStart;
                    state = State.DOLLAR;
                } else if (!words.isTag(c)) {
                    return ready(c, at);
                }
            }
            case DOLLAR -> {
                if (at + 1 - tagLength > tagStart
                        && text.regionMatches(at + 1 - tagLength, text, tagStart, tagLength)) {
                    state = State.READY;
                }
            }
            case BACKSLASH -> state = State.READY;
            default -> throw new IllegalStateException(state.name());
        }
        return false;
    }

    private boolean ready(char c, int at) {
        switch (c) {
            case '$' -> {
                if (era.compareTo(Era.PLAIN_QUOTES) >= 0 && words.isAfterIdentifier(pieceStart, at)) {
                    state = State.READY;
                } else {
                    tagStart = at;
                    state = State.TAG;
                }
            }
            case '\'', '"' -> {
                quote = c;
                quoteClosed = false;
                backslash = false;
                escapes =
                        c == '\'' && era.compareTo(Era.OVERLAPPING_COMMENTS) >= 0 && words.isWord(pieceStart, at, "e");
                state = State.QUOTE;
            }
            case '-' -> state = State.HYPHEN;
            case '/' -> {
                commentDepth = 0;
                afterDelimiter = false;
                state = State.SLASH;
            }
            case '\\' -> state = State.BACKSLASH;
            case ';' -> {
                // In old versions the state before stays where the semicolon ends nothing.
                return true;
            }
            case '(' -> {
                state = State.READY;
                nesting.open(false, at);
            }
            case 'c', 'C' -> {
                state = State.READY;
                if (words.isBeginAtomic(pieceStart, at + 1)) {
                    nesting.open(true, at);
                }
            }
            default -> state = State.READY;
        }
        return false;
    }

    private boolean slash(char c, int at) {
        boolean overlap = era.compareTo(Era.NEWEST) < 0;
        char before = text.charAt(at - 1);
        int change =
                afterDelimiter && !overlap ? 0 : before == '/' && c == '*' ? 1 : before == '*' && c == '/' ? -1 : 0;
        afterDelimiter = change != 0;
        if (commentDepth == 0 && change <= 0) {
            return ready(c, at);
        }
        commentDepth += change;
        if (commentDepth == 0) {
            state = State.READY;
        }
        return false;
    }

    private boolean quoted(char c, int at) {
        if (quoteClosed) {
            if (c == quote) {
                quoteClosed = false;
                return false;
            }
            if (escapes) {
                newline = false;
                dashes = 0;
                state = State.CONTINUATION;
                return continuation(c, at);
            }
            return ready(c, at);
        }
        if (backslash) {
            backslash = false;
        } else if (escapes && c == '\\') {
            backslash = true;
        } else if (c == quote) {
            quoteClosed = true;
        }
        return false;
    }

    private boolean continuation(char c, int at) {
        boolean lineEnd = c == '\n' || c == '\r';
        if (dashes == 2) {
            if (lineEnd) {
                dashes = 0;
                newline = true;
            }
            return false;
        }
        if (c == '-') {
            dashes++;
            return false;
        }
        if (dashes == 0) {
            if (SupabaseWords.isSpace(c)) {
                newline |= lineEnd;
                return false;
            }
            if (newline && c == '\'') {
                quoteClosed = false;
                state = State.QUOTE;
                return false;
            }
        }
        return ready(c, at);
    }
}
