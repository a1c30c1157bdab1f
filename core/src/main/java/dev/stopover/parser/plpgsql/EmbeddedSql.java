package dev.stopover.parser.plpgsql;

import dev.stopover.parser.Cursor;
import dev.stopover.parser.Lexer;
import dev.stopover.parser.StatementParser;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.PlpgsqlStatement;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;

/** The statements of PL/pgSQL that run SQL: as it stands, from a text, or through a cursor. */
final class EmbeddedSql {

    private final Words words;
    private final Cursor cursor;
    private final Tokens tokens;

    EmbeddedSql(Words words) {
        this.words = words;
        this.cursor = words.cursor();
        this.tokens = words.tokens();
    }

    /** What follows EXECUTE: the text, then INTO and USING in any order. */
    PlpgsqlStatement.Dynamic dynamic(int from, boolean loop) {
        // The server's grammar knows this end from where the EXECUTE stands.
        String last = loop ? "loop" : "using";
        Expression text = words.expressionTo("into", "using", last);
        List<String> into = new ArrayList<>();
        List<Expression> using = new ArrayList<>();
        while (words.at("into") || words.at("using")) {
            if (words.accept("into")) {
                words.accept("strict");
                into.addAll(words.targets());
            } else {
                do {
                    cursor.advance();
                    using.add(words.expressionTo(",", "into", last));
                } while (cursor.at(TokenKind.COMMA));
            }
        }
        return new PlpgsqlStatement.Dynamic(cursor.rangeFrom(from), text, using, into);
    }

    PlpgsqlStatement perform() {
        int from = cursor.position();
        TextRange word = cursor.range();
        cursor.advance();
        int start = cursor.position();
        while (!cursor.at(TokenKind.SEMICOLON)) {
            words.step();
        }
        int end = cursor.position();
        if (end == start) {
            throw cursor.error();
        }
        Excerpt source = tokens.excerpt();
        Excerpt select = Excerpt.builder()
                .append("SELECT", word)
                .append(source, tokens.end(tokens.significant(from)), tokens.end(tokens.significant(end - 1)))
                .build();
        words.semicolon();
        return new PlpgsqlStatement.Sql(cursor.rangeFrom(from), parseAll(select), List.of());
    }

    private static Statement parseAll(Excerpt excerpt) {
        Tokens tokens = Lexer.lexBody(excerpt);
        return StatementParser.parse(tokens, 0, tokens.significantCount());
    }

    PlpgsqlStatement getDiagnostics() {
        int from = cursor.position();
        cursor.advance();
        if (!words.accept("current")) {
            words.accept("stacked");
        }
        words.expect("diagnostics");
        List<String> into = new ArrayList<>();
        do {
            into.add(cursor.label().value());
            if (!cursor.accept(TokenKind.EQUALS)) {
                cursor.expect(TokenKind.COLON_EQUALS);
            }
            cursor.label();
        } while (cursor.accept(TokenKind.COMMA));
        words.semicolon();
        return new PlpgsqlStatement.Other(cursor.rangeFrom(from), List.of(), into);
    }

    PlpgsqlStatement cursorStatement(String word) {
        int from = cursor.position();
        cursor.advance();
        List<String> into = new ArrayList<>();
        while (!cursor.at(TokenKind.SEMICOLON)) {
            if (word.equals("fetch") && words.accept("into")) {
                into.addAll(words.targets());
            } else if (word.equals("open") && words.at("for") && cursor.position() > from + 1) {
                cursor.advance();
                return query(from);
            } else {
                words.step();
            }
        }
        words.semicolon();
        return new PlpgsqlStatement.Other(cursor.rangeFrom(from), List.of(), into);
    }

    /** A query that RETURN QUERY or OPEN takes, as it stands or from EXECUTE. */
    PlpgsqlStatement query(int from) {
        int start = cursor.position();
        if (words.accept("execute")) {
            PlpgsqlStatement.Dynamic dynamic = dynamic(from, false);
            words.semicolon();
            return dynamic;
        }
        while (!cursor.at(TokenKind.SEMICOLON)) {
            words.step();
        }
        Statement query = StatementParser.parse(tokens, start, cursor.position());
        words.semicolon();
        return new PlpgsqlStatement.Sql(cursor.rangeFrom(from), query, List.of());
    }

    PlpgsqlStatement sql() {
        int from = cursor.position();
        int into = -1;
        boolean mayHaveInto = words.isQuery(from);
        while (!cursor.at(TokenKind.SEMICOLON)) {
            if (mayHaveInto && into < 0 && isInto(from)) {
                into = cursor.position();
            }
            words.step();
        }
        int end = cursor.position();
        words.semicolon();
        TextRange range = cursor.rangeFrom(from);
        if (into < 0) {
            return new PlpgsqlStatement.Sql(range, StatementParser.parse(tokens, from, end), List.of());
        }
        cursor.moveTo(into + 1);
        words.accept("strict");
        List<String> targets = words.targets();
        int after = cursor.position();
        cursor.moveTo(end + 1);
        Excerpt source = tokens.excerpt();
        Excerpt.Builder without = Excerpt.builder()
                .append(source, tokens.start(tokens.significant(from)), tokens.start(tokens.significant(into)));
        if (after < end) {
            without.append(source, tokens.start(tokens.significant(after)), tokens.end(tokens.significant(end - 1)));
        }
        return new PlpgsqlStatement.Sql(range, parseAll(without.build()), targets);
    }

    /** Whether the INTO of PL/pgSQL stands here, and not that of INSERT INTO or MERGE INTO. */
    private boolean isInto(int from) {
        return cursor.at(Keyword.INTO)
                && cursor.position() > from
                && cursor.keyword(-1) != Keyword.INSERT
                && cursor.keyword(-1) != Keyword.MERGE;
    }
}
