package dev.stopover.parser.plpgsql;

import dev.stopover.parser.Cursor;
import dev.stopover.parser.Expressions;
import dev.stopover.parser.SyntaxException;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.ParseError;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** A place in a body of PL/pgSQL: its words, which are no keywords of SQL, and the expressions between them. */
final class Words {

    /** The words that name nothing without quotes ({@code pl_reserved_kwlist.h}). */
    private static final Set<String> RESERVED = Set.of(
            "all", "begin", "by", "case", "declare", "else", "end", "execute", "for", "foreach", "from", "if", "in",
            "into", "loop", "not", "null", "or", "strict", "then", "to", "using", "when", "while");

    private final Tokens tokens;
    private final Cursor cursor;
    private final List<ParseError> errors = new ArrayList<>();

    Words(Tokens tokens) {
        this.tokens = tokens;
        this.cursor = new Cursor(tokens, 0, tokens.significantCount());
    }

    Tokens tokens() {
        return tokens;
    }

    Cursor cursor() {
        return cursor;
    }

    /** What is wrong so far; more is added. */
    List<ParseError> errors() {
        return errors;
    }

    /** Notes what is wrong with an expression, as the server does when the body is read ({@code check_sql_expr}). */
    void check(int from, int to) {
        check(from, to, inside -> new Expressions(inside).queries().plpgsqlExpression());
    }

    void check(int from, int to, Consumer<Cursor> grammar) {
        Cursor inside = new Cursor(tokens, from, to);
        try {
            grammar.accept(inside);
            inside.expectEnd();
        } catch (SyntaxException wrong) {
            wrong.proved(tokens, from, to).ifPresent(errors::add);
        }
    }

    boolean at(String word) {
        return at(word, 0);
    }

    boolean at(String word, int ahead) {
        TokenKind kind = cursor.kind(ahead);
        if (kind != TokenKind.IDENTIFIER && kind != TokenKind.KEYWORD) {
            return false;
        }
        int index = tokens.significant(cursor.position() + ahead);
        int start = tokens.start(index);
        return tokens.end(index) - start == word.length()
                && tokens.excerpt().text().regionMatches(true, start, word, 0, word.length());
    }

    boolean accept(String word) {
        if (!at(word)) {
            return false;
        }
        cursor.advance();
        return true;
    }

    void expect(String word) {
        if (!accept(word)) {
            throw cursor.error();
        }
    }

    void semicolon() {
        cursor.expect(TokenKind.SEMICOLON);
    }

    /** A name: any word but those that PL/pgSQL reserves for itself. */
    String name() {
        boolean word = cursor.kind() == TokenKind.KEYWORD || cursor.kind() == TokenKind.IDENTIFIER;
        if (word && RESERVED.contains(cursor.text().toLowerCase(Locale.ROOT))) {
            throw cursor.error();
        }
        return cursor.label().value();
    }

    /** Over one token, or over brackets and all that they hold. */
    void step() {
        switch (cursor.kind()) {
            case LEFT_PAREN, LEFT_BRACKET -> cursor.skipParenthesized();
            case END, UNTERMINATED, INVALID, RIGHT_PAREN, RIGHT_BRACKET -> throw cursor.error();
            default -> cursor.advance();
        }
    }

    String text(int from, int to) {
        return tokens.excerpt()
                .text()
                .substring(tokens.start(tokens.significant(from)), tokens.end(tokens.significant(to - 1)));
    }

    /** An expression up to one of some words or a comma outside brackets, or up to the semicolon. */
    Expression expressionTo(String... ends) {
        int from = cursor.position();
        Expression expression = cut(ends);
        check(from, cursor.position());
        return expression;
    }

    Expression cut(String... ends) {
        int from = cursor.position();
        while (!cursor.at(TokenKind.SEMICOLON) && !atAny(ends)) {
            step();
        }
        if (cursor.position() == from) {
            throw cursor.error();
        }
        return new Expression(tokens, tokens.significant(from), tokens.significant(cursor.position() - 1));
    }

    boolean atAny(String... words) {
        for (String word : words) {
            if (word.equals(",") ? cursor.at(TokenKind.COMMA) : at(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a query begins at a position, and not the name of a cursor. */
    boolean isQuery(int position) {
        return switch (tokens.keyword(tokens.significant(position))) {
            case SELECT, WITH, VALUES, TABLE, INSERT, UPDATE, DELETE, MERGE -> true;
            default -> tokens.kind(tokens.significant(position)) == TokenKind.LEFT_PAREN;
        };
    }

    /** Variables with commas between; fields and elements count as their variable. */
    List<String> targets() {
        List<String> targets = new ArrayList<>();
        do {
            if (cursor.at(TokenKind.PARAMETER)) {
                targets.add(cursor.text());
                cursor.advance();
            } else {
                targets.add(name());
            }
            while (cursor.at(TokenKind.DOT) || cursor.at(TokenKind.LEFT_BRACKET)) {
                if (cursor.accept(TokenKind.DOT)) {
                    cursor.label();
                } else {
                    cursor.skipParenthesized();
                }
            }
        } while (cursor.accept(TokenKind.COMMA));
        return targets;
    }
}
