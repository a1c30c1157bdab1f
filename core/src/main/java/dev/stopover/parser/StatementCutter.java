package dev.stopover.parser;

import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.EnumSet;
import java.util.Set;

/**
 * Finds where statements end, as PostgreSQL does: at a semicolon outside the parentheses of {@code CREATE RULE … DO (…;
 * …)} and outside a body between {@code BEGIN ATOMIC} and {@code END}. Positions are numbers of significant tokens.
 */
final class StatementCutter {

    /** Words that begin a statement and, at the beginning of a line, hardly anything else. */
    private static final Set<Keyword> BEGIN_LINES = EnumSet.of(
            Keyword.ALTER,
            Keyword.COMMIT,
            Keyword.COPY,
            Keyword.CREATE,
            Keyword.DROP,
            Keyword.GRANT,
            Keyword.INSERT,
            Keyword.REINDEX,
            Keyword.REVOKE,
            Keyword.ROLLBACK,
            Keyword.TRUNCATE,
            Keyword.VACUUM);

    /** All words that begin statements. */
    private static final Set<Keyword> BEGIN = EnumSet.of(
            Keyword.ABORT,
            Keyword.ANALYSE,
            Keyword.ANALYZE,
            Keyword.BEGIN,
            Keyword.CALL,
            Keyword.CHECKPOINT,
            Keyword.CLOSE,
            Keyword.CLUSTER,
            Keyword.COMMENT,
            Keyword.DEALLOCATE,
            Keyword.DECLARE,
            Keyword.DELETE,
            Keyword.DISCARD,
            Keyword.DO,
            Keyword.END,
            Keyword.EXECUTE,
            Keyword.EXPLAIN,
            Keyword.FETCH,
            Keyword.IMPORT,
            Keyword.LISTEN,
            Keyword.LOAD,
            Keyword.LOCK,
            Keyword.MERGE,
            Keyword.MOVE,
            Keyword.NOTIFY,
            Keyword.PREPARE,
            Keyword.REASSIGN,
            Keyword.REFRESH,
            Keyword.RELEASE,
            Keyword.RESET,
            Keyword.SAVEPOINT,
            Keyword.SECURITY,
            Keyword.SELECT,
            Keyword.SET,
            Keyword.SHOW,
            Keyword.START,
            Keyword.TABLE,
            Keyword.UNLISTEN,
            Keyword.UPDATE,
            Keyword.VALUES,
            Keyword.WITH);

    static {
        BEGIN.addAll(BEGIN_LINES);
    }

    /** How often a body may turn out to run to the end of the text before bodies are no longer believed. */
    private static final int OPEN_BODIES = 8;

    private final Tokens tokens;
    private final int count;
    private int openBodies = OPEN_BODIES;
    private long looks;

    StatementCutter(Tokens tokens) {
        this.tokens = tokens;
        this.count = tokens.significantCount();
    }

    /** How often a token was looked at so far. */
    long looks() {
        return looks;
    }

    /** Whether a word begins a statement and, at the beginning of a line, hardly anything else. */
    static boolean beginsLine(Keyword keyword) {
        return BEGIN_LINES.contains(keyword);
    }

    /** Whether a word begins a statement. */
    static boolean begins(Keyword keyword) {
        return BEGIN.contains(keyword);
    }

    /** The first position at or after another that does not merely separate statements. */
    int first(int from) {
        int position = from;
        while (position < count && separates(position)) {
            position++;
        }
        return position;
    }

    /** Where the statement ends that begins at a position: after its semicolon and all that belongs to it. */
    int end(int first) {
        if (openBodies > 0) {
            int end = end(first, true);
            if (end >= 0) {
                return absorb(end);
            }
            openBodies--;
        }
        return absorb(end(first, false));
    }

    private int absorb(int end) {
        int position = end;
        while (position < count && separates(position)) {
            position++;
        }
        return position;
    }

    private boolean separates(int position) {
        return switch (kind(position)) {
            case SEMICOLON, STATEMENT_BREAKPOINT, COPY_DATA -> true;
            default -> false;
        };
    }

    /** The end, or -1 if a body that was believed in never ends. */
    private int end(int first, boolean believeBodies) {
        if (kind(first) == TokenKind.META_COMMAND) {
            return first + 1;
        }
        boolean rule = believeBodies && isCreateRule(first);
        boolean routine = believeBodies && isCreateRoutine(first);
        int parens = 0;
        int blocks = 0;
        for (int position = first; position < count; position++) {
            switch (kind(position)) {
                case LEFT_PAREN -> parens++;
                case RIGHT_PAREN -> parens = Math.max(0, parens - 1);
                case SEMICOLON -> {
                    if (blocks == 0 && (parens == 0 || !rule && isAfterBrokenParenthesis(position + 1))) {
                        return position + 1;
                    }
                }
                case META_COMMAND -> {
                    if (blocks == 0 && isSend(position)) {
                        return position + 1;
                    }
                    if (blocks == 0 && parens == 0 && tokens.isFirstOnLine(tokens.significant(position))) {
                        return position;
                    }
                }
                case STATEMENT_BREAKPOINT -> {
                    if (blocks == 0 && !(rule && parens > 0)) {
                        return position + 1;
                    }
                }
                case KEYWORD -> {
                    if (routine && parens == 0) {
                        blocks += blocks(position, blocks);
                    }
                }
                default -> {}
            }
        }
        return blocks > 0 || rule && parens > 0 ? -1 : count;
    }

    /** How many blocks a word of a routine opens, or closes if negative. */
    private int blocks(int position, int open) {
        return switch (keyword(position)) {
            case BEGIN -> open == 0 && keyword(position + 1) == Keyword.ATOMIC ? 1 : 0;
            case CASE -> open > 0 && !isLabel(position) ? 1 : 0;
            case END -> open > 0 && !isLabel(position) ? -1 : 0;
            default -> 0;
        };
    }

    private boolean isLabel(int position) {
        return keyword(position - 1) == Keyword.AS || kind(position - 1) == TokenKind.DOT;
    }

    /** Whether a command of psql sends what stands before it, as a semicolon would. */
    private boolean isSend(int position) {
        String command = tokens.text(tokens.significant(position));
        return command.startsWith("\\g") || command.startsWith("\\crosstabview") || command.startsWith("\\watch");
    }

    private boolean isAfterBrokenParenthesis(int position) {
        return position >= count
                || kind(position) == TokenKind.STATEMENT_BREAKPOINT
                || begins(keyword(position)) && tokens.isFirstOnLine(tokens.significant(position));
    }

    private boolean isCreateRule(int first) {
        return keyword(first) == Keyword.CREATE && keyword(afterOrReplace(first + 1)) == Keyword.RULE;
    }

    private boolean isCreateRoutine(int first) {
        if (keyword(first) != Keyword.CREATE) {
            return false;
        }
        Keyword kind = keyword(afterOrReplace(first + 1));
        return kind == Keyword.FUNCTION || kind == Keyword.PROCEDURE;
    }

    private int afterOrReplace(int position) {
        return keyword(position) == Keyword.OR && keyword(position + 1) == Keyword.REPLACE ? position + 2 : position;
    }

    private TokenKind kind(int position) {
        looks++;
        return position < count ? tokens.kind(tokens.significant(position)) : TokenKind.END;
    }

    private Keyword keyword(int position) {
        return position >= 0 && position < count ? tokens.keyword(tokens.significant(position)) : Keyword.NO_KEYWORD;
    }
}
