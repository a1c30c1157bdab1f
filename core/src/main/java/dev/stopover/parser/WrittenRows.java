package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.Literal;
import dev.stopover.syntax.QueryAnswer;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import dev.stopover.syntax.WrittenValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the constants of {@code INSERT … VALUES} from tokens, for lists too long for JSqlParser, in linear time. */
final class WrittenRows {

    private final Tokens tokens;
    private final Cursor cursor;
    private final List<String> names = new ArrayList<>();
    private final List<WrittenValue> values = new ArrayList<>();

    private WrittenRows(Tokens tokens, int first, int limit) {
        this.tokens = tokens;
        this.cursor = new Cursor(tokens, first, limit);
    }

    /** What a long INSERT writes; nothing is said of other statements, nor of what its expressions call. */
    static Optional<QueryAnswer> of(Tokens tokens, int first, int limit) {
        WrittenRows rows = new WrittenRows(tokens, first, limit);
        try {
            rows.insert();
        } catch (SyntaxException unknown) {
            return Optional.empty();
        }
        return Optional.of(
                new QueryAnswer(List.of(), List.of(), List.of(), List.of(), rows.values, List.of(), Optional.empty()));
    }

    private void insert() {
        cursor.expect(Keyword.INSERT, Keyword.INTO);
        cursor.qualifiedName();
        if (cursor.accept(Keyword.AS)) {
            cursor.name();
        }
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            cursor.parenthesized(cursor::name).forEach(name -> names.add(name.value()));
        }
        while (!cursor.at(Keyword.VALUES)) {
            if (!cursor.at(Keyword.OVERRIDING)
                    && !cursor.at(Keyword.SYSTEM)
                    && !cursor.at(Keyword.USER)
                    && !cursor.at(Keyword.VALUE)) {
                throw cursor.error();
            }
            cursor.advance();
        }
        cursor.advance();
        int row = 0;
        do {
            row(row++);
        } while (cursor.accept(TokenKind.COMMA));
    }

    private void row(int number) {
        cursor.expect(TokenKind.LEFT_PAREN);
        int column = 0;
        do {
            value(number, column++);
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.RIGHT_PAREN);
    }

    private void value(int row, int column) {
        int from = cursor.position();
        boolean negative = cursor.accept(TokenKind.MINUS);
        Optional<Literal.Kind> kind = kind();
        int at = cursor.position();
        while (!cursor.at(TokenKind.COMMA) && !cursor.at(TokenKind.RIGHT_PAREN)) {
            if (cursor.at(TokenKind.LEFT_PAREN) || cursor.at(TokenKind.LEFT_BRACKET)) {
                cursor.skipParenthesized();
            } else if (cursor.atEnd()) {
                throw cursor.error();
            } else {
                cursor.advance();
            }
        }
        boolean alone =
                cursor.position() == at + 1 || tokens.kind(tokens.significant(at + 1)) == TokenKind.DOUBLE_COLON;
        if (kind.isEmpty() || !alone || negative && kind.get() != Literal.Kind.NUMBER) {
            return;
        }
        TextRange range = tokens.range(tokens.significant(from), tokens.significant(at));
        String value = kind.get() == Literal.Kind.NULL ? "" : tokens.value(tokens.significant(at));
        Optional<String> name = column < names.size() ? Optional.of(names.get(column)) : Optional.empty();
        values.add(new WrittenValue(name, column, row, new Literal(range, kind.get(), negative ? "-" + value : value)));
    }

    private Optional<Literal.Kind> kind() {
        if (cursor.atString()) {
            return Optional.of(Literal.Kind.STRING);
        }
        if (cursor.at(TokenKind.INTEGER) || cursor.at(TokenKind.NUMBER)) {
            return Optional.of(Literal.Kind.NUMBER);
        }
        return switch (cursor.keyword()) {
            case TRUE, FALSE -> Optional.of(Literal.Kind.BOOLEAN);
            case NULL -> Optional.of(Literal.Kind.NULL);
            default -> Optional.empty();
        };
    }
}
