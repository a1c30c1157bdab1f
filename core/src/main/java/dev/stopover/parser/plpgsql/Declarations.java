package dev.stopover.parser.plpgsql;

import dev.stopover.parser.Cursor;
import dev.stopover.parser.Expressions;
import dev.stopover.parser.StatementParser;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.PlpgsqlBlock;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import dev.stopover.syntax.UnreadStatement;
import java.util.Optional;

/** The variables, aliases and cursors that a block declares ({@code decl_statement}). */
final class Declarations {

    private final Words words;
    private final Cursor cursor;
    private final Tokens tokens;

    Declarations(Words words) {
        this.words = words;
        this.cursor = words.cursor();
        this.tokens = words.tokens();
    }

    PlpgsqlBlock.Variable variable() {
        int from = cursor.position();
        String name = words.name();
        if (words.at("alias") || words.at("cursor") || words.at("scroll") || words.at("no")) {
            boundQuery();
            return new PlpgsqlBlock.Variable(cursor.rangeFrom(from), name, "", Optional.empty());
        }
        words.accept("constant");
        int type = cursor.position();
        while (!endsType()) {
            words.step();
        }
        if (cursor.position() == type) {
            throw cursor.error();
        }
        words.check(type, cursor.position(), Declarations::type);
        String written = words.text(type, cursor.position());
        if (words.accept("collate")) {
            cursor.qualifiedName();
        }
        if (words.accept("not")) {
            words.expect("null");
        }
        Optional<Expression> value = Optional.empty();
        if (!cursor.at(TokenKind.SEMICOLON)) {
            if (!cursor.accept(TokenKind.COLON_EQUALS) && !cursor.accept(TokenKind.EQUALS)) {
                words.expect("default");
            }
            value = Optional.of(words.expressionTo());
        }
        words.semicolon();
        return new PlpgsqlBlock.Variable(cursor.rangeFrom(from), name, written, value);
    }

    /** A type, or that of a column or a row ({@code read_datatype}). */
    private static void type(Cursor inside) {
        int from = inside.position();
        if (inside.atLabel()) {
            inside.label();
            while (inside.accept(TokenKind.DOT)) {
                inside.label();
            }
            if (inside.at(TokenKind.OPERATOR) && inside.text().equals("%")) {
                inside.advance();
                if (!inside.accept(Keyword.TYPE) && !inside.atWord("rowtype")) {
                    throw inside.error();
                }
                while (!inside.atEnd()) {
                    // Array bounds, which the server looks at only to count them.
                    inside.advance();
                }
                return;
            }
        }
        inside.moveTo(from);
        new Expressions(inside).types().typeName();
    }

    private boolean endsType() {
        return switch (cursor.kind()) {
            case END, SEMICOLON, COLON_EQUALS, EQUALS -> true;
            default -> words.at("default") || words.at("not") || words.at("collate");
        };
    }

    /** What follows the name of an alias or a cursor, with the query of the latter. */
    private void boundQuery() {
        boolean alias = words.at("alias");
        int query = -1;
        while (!cursor.at(TokenKind.SEMICOLON)) {
            boolean announced = !alias && query < 0 && (words.at("for") || words.at("is"));
            words.step();
            if (announced) {
                query = cursor.position();
            }
        }
        if (query >= 0 && query < cursor.position()) {
            embedded(StatementParser.parse(tokens, query, cursor.position()));
        }
        words.semicolon();
    }

    /** Notes what is wrong with a statement that the block does not keep. */
    private void embedded(Statement statement) {
        if (statement instanceof UnreadStatement opaque) {
            opaque.error().ifPresent(words.errors()::add);
        }
    }
}
