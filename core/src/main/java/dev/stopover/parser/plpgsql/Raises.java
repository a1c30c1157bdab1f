package dev.stopover.parser.plpgsql;

import dev.stopover.parser.Cursor;
import dev.stopover.syntax.ParseError;
import dev.stopover.syntax.PlpgsqlStatement;
import dev.stopover.syntax.StringLiteral;
import dev.stopover.syntax.TokenKind;
import java.util.Locale;
import java.util.Optional;

/** RAISE ({@code stmt_raise}). */
final class Raises {

    private final Words words;
    private final Cursor cursor;

    Raises(Words words) {
        this.words = words;
        this.cursor = words.cursor();
    }

    PlpgsqlStatement raise() {
        int from = cursor.position();
        cursor.advance();
        String level = "exception";
        if (!cursor.at(TokenKind.SEMICOLON)
                && (words.at("debug")
                        || words.at("log")
                        || words.at("info")
                        || words.at("notice")
                        || words.at("warning")
                        || words.at("exception"))) {
            level = cursor.text().toLowerCase(Locale.ROOT);
            cursor.advance();
            if (cursor.at(TokenKind.SEMICOLON)) {
                throw cursor.error();
            }
        }
        Optional<StringLiteral> message = cursor.atString() ? Optional.of(cursor.string()) : Optional.empty();
        if (message.isPresent()) {
            raiseParameters(message.get());
        } else if (words.accept("sqlstate")) {
            cursor.string();
        } else if (!cursor.at(TokenKind.SEMICOLON) && !words.at("using")) {
            cursor.label();
        }
        if (words.at("using")) {
            do {
                cursor.advance();
                cursor.label();
                if (!cursor.accept(TokenKind.EQUALS)) {
                    cursor.expect(TokenKind.COLON_EQUALS);
                }
                words.expressionTo(",");
            } while (cursor.at(TokenKind.COMMA));
        }
        words.semicolon();
        return new PlpgsqlStatement.Raise(cursor.rangeFrom(from), level, message);
    }

    /** The values that stand in a message for its percent signs, as many as there are ({@code check_raise_parameters}). */
    private void raiseParameters(StringLiteral message) {
        int places = 0;
        String text = message.value();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                if (i + 1 < text.length() && text.charAt(i + 1) == '%') {
                    i++;
                } else {
                    places++;
                }
            }
        }
        int values = 0;
        while (cursor.accept(TokenKind.COMMA)) {
            words.expressionTo(",", "using");
            values++;
        }
        if (values != places) {
            words.errors()
                    .add(new ParseError(
                            message.range(),
                            values < places
                                    ? "RAISE has fewer values than its message has percent signs."
                                    : "RAISE has more values than its message has percent signs.",
                            Optional.of("Write one value for each %, and %% for a percent sign.")));
        }
    }
}
