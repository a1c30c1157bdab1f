package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.ParseError;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.Optional;

/** Words that help with a syntax error: what it looks like and what to write instead. */
final class SyntaxHelp {

    private static final int SHOWN = 40;

    private SyntaxHelp() {}

    /** A syntax error at a cursor's token. */
    static SyntaxException error(Cursor cursor) {
        if (isSecondOfTwo(cursor)) {
            cursor.moveTo(cursor.position() - 1);
        }
        Tokens tokens = cursor.tokens();
        int position = cursor.position();
        boolean end = position >= tokens.significantCount();
        int index = end ? cursor.lastIndex() : tokens.significant(position);
        TextRange range = tokens.range(index);
        TokenKind kind = end ? TokenKind.END : tokens.kind(index);
        String message = switch (kind) {
            case END -> "Syntax error at end of input.";
            case UNTERMINATED -> unterminated(tokens.text(index));
            case BAD_NUMBER -> "Letters follow the number %s without a blank.".formatted(shown(tokens, index));
            default -> "Syntax error at or near \"%s\".".formatted(shown(tokens, index));
        };
        return new SyntaxException(position, new ParseError(range, message, help(cursor, kind)));
    }

    /** PostgreSQL reads some pairs of words as one token ({@code base_yylex}), and stops at the first of them. */
    private static boolean isSecondOfTwo(Cursor cursor) {
        return switch (cursor.keyword()) {
            case BETWEEN, IN, LIKE, ILIKE, SIMILAR -> cursor.keyword(-1) == Keyword.NOT;
            case TIME -> cursor.keyword(-1) == Keyword.WITH || cursor.keyword(-1) == Keyword.WITHOUT;
            case ORDINALITY -> cursor.keyword(-1) == Keyword.WITH;
            case FIRST, LAST -> cursor.keyword(-1) == Keyword.NULLS;
            default -> false;
        };
    }

    private static String shown(Tokens tokens, int index) {
        String text = tokens.text(index).strip();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private static String unterminated(String text) {
        return text.startsWith("/*") ? "This comment is never closed." : "This quote is never closed.";
    }

    private static Optional<String> help(Cursor cursor, TokenKind kind) {
        if (kind == TokenKind.UNTERMINATED) {
            return Optional.of(
                    cursor.tokens().text(cursor.index()).startsWith("/*")
                            ? "Close the comment with */."
                            : "Close the quote; a quote inside it is written twice.");
        }
        if (cursor.kind(-1) == TokenKind.COMMA && closes(kind)) {
            return Optional.of("Remove the comma before it.");
        }
        if (cursor.kind(-1) == TokenKind.COMMA && kind == TokenKind.COMMA) {
            return Optional.of("Remove one of the two commas.");
        }
        Keyword keyword = cursor.keyword();
        if (keyword == Keyword.IF || keyword == Keyword.EXISTS || keyword == Keyword.NOT && ifStandsBefore(cursor)) {
            return conditional(cursor);
        }
        if (cursor.keyword(-1) == Keyword.REPLACE && cursor.keyword(-2) == Keyword.OR) {
            return Optional.of("CREATE OR REPLACE %s does not exist: drop it first, then create it."
                    .formatted(cursor.text().toUpperCase(java.util.Locale.ROOT)));
        }
        if (keyword == Keyword.ON && isDropIndex(cursor)) {
            return Optional.of("Leave out ON and the table: an index is dropped by its name alone.");
        }
        if (StatementCutter.begins(keyword)
                && cursor.position() > cursor.first()
                && cursor.tokens().isFirstOnLine(cursor.index())) {
            return Optional.of("End the statement before it with a semicolon.");
        }
        if (StatementCutter.begins(cursor.keyword(-1))
                && cursor.position() > cursor.first() + 1
                && cursor.tokens().isFirstOnLine(cursor.lastIndex())) {
            return Optional.of("End the statement before %s with a semicolon."
                    .formatted(cursor.keyword(-1).name()));
        }
        if (keyword == Keyword.TABLE && (cursor.keyword(-1) == Keyword.UPDATE || cursor.keyword(-1) == Keyword.INTO)) {
            return Optional.of("Leave out TABLE: the name of the table follows %s."
                    .formatted(cursor.keyword(-1).name()));
        }
        if (cursor.keyword(-1) == Keyword.CONSTRAINT && cursor.keyword(-2) == Keyword.DROP) {
            return Optional.of("Name the constraint that is dropped: DROP CONSTRAINT orders_number_key.");
        }
        if (keyword.isReserved() && standsWhereANameDoes(cursor)) {
            return Optional.of(
                    "Write \"%s\" in double quotes, everywhere, or choose another name: %1$s is a reserved word."
                            .formatted(keyword.word()));
        }
        if (closes(kind) && kind != TokenKind.RIGHT_PAREN && openParens(cursor) > 0) {
            return Optional.of("Close the parenthesis.");
        }
        return foreign(cursor, kind);
    }

    /** Whether a word follows what only a name can follow, or begins the definition of a column. */
    private static boolean standsWhereANameDoes(Cursor cursor) {
        return switch (cursor.keyword(-1)) {
            case COLUMN, EXISTS, INDEX, INTO, ON, REFERENCES, TABLE, TYPE, UPDATE, VIEW -> true;
            default ->
                (cursor.kind(-1) == TokenKind.LEFT_PAREN || cursor.kind(-1) == TokenKind.COMMA)
                        && (cursor.kind(1).isIdentifier() || cursor.kind(1) == TokenKind.KEYWORD);
        };
    }

    private static boolean isDropIndex(Cursor cursor) {
        Tokens tokens = cursor.tokens();
        int first = cursor.first();
        return tokens.keyword(tokens.significant(first)) == Keyword.DROP
                && first + 1 < cursor.limit()
                && tokens.keyword(tokens.significant(first + 1)) == Keyword.INDEX;
    }

    private static boolean closes(TokenKind kind) {
        return kind == TokenKind.RIGHT_PAREN || kind == TokenKind.SEMICOLON || kind == TokenKind.END;
    }

    private static boolean ifStandsBefore(Cursor cursor) {
        return cursor.keyword(-1) == Keyword.IF && cursor.keyword(1) == Keyword.EXISTS;
    }

    private static Optional<String> conditional(Cursor cursor) {
        int back = cursor.at(Keyword.IF) ? 0 : cursor.keyword(-1) == Keyword.IF ? 1 : 2;
        if (cursor.keyword(-back) != Keyword.IF) {
            return Optional.empty();
        }
        boolean not = cursor.keyword(1 - back) == Keyword.NOT;
        Optional<String> before = wordsBeforeTheName(cursor, -back);
        if (before.isPresent()) {
            return before.map(words -> "The clause stands before the name: write %s %s and the name after it."
                    .formatted(words, not ? "IF NOT EXISTS" : "IF EXISTS"));
        }
        StringBuilder words = new StringBuilder();
        for (int i = 3; i > 0; i--) {
            Keyword keyword = cursor.keyword(-back - i);
            if (keyword != Keyword.NO_KEYWORD) {
                words.append(keyword.name()).append(' ');
            }
        }
        String form = words + (not ? "IF NOT EXISTS" : "IF EXISTS");
        return Optional.of(
                not
                        ? "%s does not exist: look in the catalog inside a DO block first.".formatted(form)
                        : "%s does not exist here.".formatted(form));
    }

    /** What is made or dropped, if its name has been written and the clause comes after that: ADD COLUMN code IF … */
    private static Optional<String> wordsBeforeTheName(Cursor cursor, int clause) {
        for (int at = clause - 1; at > clause - 8; at--) {
            TokenKind kind = cursor.kind(at);
            if (kind == TokenKind.COMMA || kind == TokenKind.LEFT_PAREN || kind == TokenKind.END) {
                return Optional.empty();
            }
            switch (cursor.keyword(at)) {
                case COLUMN, EXTENSION, INDEX, SCHEMA, SEQUENCE, TABLE, VIEW -> {
                    boolean verb = isVerb(cursor.keyword(at - 1));
                    return verb && at < clause - 1
                            ? Optional.of(cursor.keyword(at - 1) + " " + cursor.keyword(at))
                            : Optional.empty();
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    private static boolean isVerb(Keyword keyword) {
        return keyword == Keyword.ADD || keyword == Keyword.CREATE || keyword == Keyword.DROP;
    }

    private static int openParens(Cursor cursor) {
        int open = 0;
        for (int position = cursor.first(); position < cursor.position(); position++) {
            TokenKind kind = cursor.tokens().kind(cursor.tokens().significant(position));
            open += kind == TokenKind.LEFT_PAREN ? 1 : kind == TokenKind.RIGHT_PAREN ? -1 : 0;
        }
        return open;
    }

    private static Optional<String> foreign(Cursor cursor, TokenKind kind) {
        String text = cursor.text();
        if (isBacktick(cursor, 0) || isBacktick(cursor, -1) || isBacktick(cursor, -2)) {
            return Optional.of("Write names in double quotes: backticks are MySQL's.");
        }
        if (kind == TokenKind.LEFT_BRACKET) {
            return Optional.of("Write names in double quotes: brackets are SQL Server's.");
        }
        if (kind == TokenKind.INTEGER && cursor.keyword(-2) == Keyword.SELECT && isWord(cursor, -1, "top")) {
            return Optional.of("TOP is SQL Server's: write LIMIT %s at the end of the query.".formatted(text));
        }
        if (cursor.keyword(-1) == Keyword.INSERT && isWord(cursor, 0, "ignore")) {
            return Optional.of("INSERT IGNORE is MySQL's: write ON CONFLICT DO NOTHING at the end.");
        }
        if (cursor.keyword(-1) == Keyword.ON && isWord(cursor, 0, "duplicate")) {
            return Optional.of("ON DUPLICATE KEY UPDATE is MySQL's: write ON CONFLICT (…) DO UPDATE SET.");
        }
        return switch (text.toUpperCase(java.util.Locale.ROOT)) {
            case "AUTO_INCREMENT", "AUTOINCREMENT", "IDENTITY" ->
                Optional.of("Write GENERATED ALWAYS AS IDENTITY instead.");
            case "ENGINE", "UNSIGNED", "CHARSET", "MODIFY", "CHANGE" ->
                Optional.of("%s is MySQL's; PostgreSQL has no such clause.".formatted(text));
            case "GO" -> Optional.of("GO is SQL Server's; end statements with a semicolon.");
            default -> Optional.empty();
        };
    }

    private static boolean isBacktick(Cursor cursor, int ahead) {
        return cursor.kind(ahead) == TokenKind.OPERATOR && text(cursor, ahead).contains("`");
    }

    private static boolean isWord(Cursor cursor, int ahead, String word) {
        return cursor.kind(ahead) == TokenKind.IDENTIFIER && text(cursor, ahead).equalsIgnoreCase(word);
    }

    private static String text(Cursor cursor, int ahead) {
        return cursor.tokens().text(cursor.tokens().significant(cursor.position() + ahead));
    }
}
