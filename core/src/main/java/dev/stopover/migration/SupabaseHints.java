package dev.stopover.migration;

import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;

/**
 * Whether anything stands in a script that some version of the Supabase CLI may take otherwise than PostgreSQL. Hardly a
 * script has any of it, and to look at its tokens is quicker than to cut it.
 */
final class SupabaseHints {

    private static final String ATOMIC = "atomic";

    private final Tokens tokens;
    private final String text;

    private SupabaseHints(Tokens tokens) {
        this.tokens = tokens;
        this.text = tokens.excerpt().text();
    }

    /** Whether the pieces may end elsewhere than the statements. */
    static boolean in(Tokens tokens) {
        return new SupabaseHints(tokens).any();
    }

    private boolean any() {
        int open = 0;
        for (int i = 0; i < tokens.size(); i++) {
            switch (tokens.kind(i)) {
                case LEFT_PAREN -> open++;
                case RIGHT_PAREN -> open--;
                case SEMICOLON -> {
                    if (open != 0) {
                        return true;
                    }
                }
                case IDENTIFIER, KEYWORD -> {
                    if (isWord(tokens.start(i), tokens.end(i))) {
                        return true;
                    }
                }
                case LINE_COMMENT, BLOCK_COMMENT -> {
                    if (isComment(i)) {
                        return true;
                    }
                }
                case STRING,
                        DOLLAR_STRING,
                        QUOTED_IDENTIFIER,
                        INTEGER,
                        NUMBER,
                        OPERATOR,
                        EQUALS,
                        PLUS,
                        MINUS,
                        STAR,
                        COMMA,
                        DOT,
                        COLON,
                        DOUBLE_COLON,
                        LEFT_BRACKET,
                        RIGHT_BRACKET,
                        BLANK,
                        END -> {}
                default -> {
                    return true;
                }
            }
        }
        return false;
    }

    /** A dollar sign may open a quote, and the letters of atomic a body. */
    private boolean isWord(int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            int before = i + 1 - ATOMIC.length();
            boolean atomic = (c == 'c' || c == 'C')
                    && before >= start
                    && text.regionMatches(true, before, ATOMIC, 0, ATOMIC.length());
            if (atomic || c == '$') {
                return true;
            }
        }
        return false;
    }

    /** Delimiters may overlap, and a line may end in a carriage return alone. */
    private boolean isComment(int index) {
        int end = tokens.end(index);
        if (tokens.kind(index) == TokenKind.BLOCK_COMMENT) {
            for (int i = tokens.start(index) + 1; i + 1 < end; i++) {
                if (text.charAt(i) == '/' || text.charAt(i) == '*' && text.charAt(i + 1) == '/' && i + 2 < end) {
                    return true;
                }
            }
            return false;
        }
        return end < text.length() && text.charAt(end) == '\r' && !text.startsWith("\r\n", end);
    }
}
