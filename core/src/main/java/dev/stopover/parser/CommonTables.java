package dev.stopover.parser;

import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import dev.stopover.syntax.UnreadStatement;
import java.util.ArrayList;
import java.util.List;

/** Finds the data changes in the WITH clause before a query or data change; PostgreSQL has them nowhere else in one. */
final class CommonTables {

    private final Tokens tokens;
    private final Cursor cursor;
    private final List<Statement> changes = new ArrayList<>();

    private CommonTables(Query query) {
        this.tokens = query.tokens();
        this.cursor = new Cursor(
                tokens,
                tokens.significantFrom(tokens.start(query.first())),
                tokens.significantFrom(tokens.end(query.last())));
    }

    /** The data changes, in the order in which they are written; none where the clause cannot be read. */
    static List<Statement> changes(Query query) {
        if (query.tokens().keyword(query.first()) != Keyword.WITH) {
            return List.of();
        }
        CommonTables tables = new CommonTables(query);
        try {
            tables.read();
        } catch (SyntaxException wrong) {
            return List.of();
        }
        return List.copyOf(tables.changes);
    }

    private void read() {
        cursor.expect(Keyword.WITH);
        do {
            while (!cursor.at(Keyword.AS)) {
                step();
            }
            while (!cursor.at(TokenKind.LEFT_PAREN)) {
                cursor.advance();
            }
            int open = cursor.position();
            cursor.skipParenthesized();
            change(open + 1, cursor.position() - 1);
            while (!cursor.at(TokenKind.COMMA) && !atStatement()) {
                step();
            }
        } while (cursor.accept(TokenKind.COMMA));
    }

    private boolean atStatement() {
        return switch (cursor.keyword()) {
            case SELECT, VALUES, TABLE, INSERT, UPDATE, DELETE, MERGE -> true;
            default -> cursor.at(TokenKind.LEFT_PAREN) || cursor.atEnd();
        };
    }

    private void step() {
        switch (cursor.kind()) {
            case LEFT_PAREN, LEFT_BRACKET -> cursor.skipParenthesized();
            case END -> throw cursor.error();
            default -> cursor.advance();
        }
    }

    private void change(int first, int limit) {
        switch (tokens.keyword(tokens.significant(first))) {
            case INSERT, UPDATE, DELETE, MERGE -> {
                Statement statement = StatementParser.parse(tokens, first, limit);
                if (!(statement instanceof UnreadStatement)) {
                    changes.add(statement);
                }
            }
            default -> {
                // A query, which changes nothing.
            }
        }
    }
}
