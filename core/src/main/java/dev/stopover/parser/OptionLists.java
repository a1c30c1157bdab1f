package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OptionValue;
import dev.stopover.syntax.StringLiteral;
import dev.stopover.syntax.TokenKind;
import java.util.List;
import java.util.Optional;

/** Options in parentheses, of the many kinds that PostgreSQL's grammar has, and their values. */
final class OptionLists {

    private final Cursor cursor;
    private final Expressions expressions;

    OptionLists(Cursor cursor, Expressions expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    /** A word that is not reserved or a string ({@code NonReservedWord_or_Sconst}), as text. */
    OptionValue wordOrString() {
        if (cursor.atString()) {
            StringLiteral literal = cursor.string();
            return new OptionValue(literal.range(), literal.value(), true);
        }
        Identifier word = cursor.nonReservedWord();
        return new OptionValue(word.range(), word.value(), false);
    }

    /** {@code (name = value, …)} of storage parameters; names may have two parts ({@code reloptions}). */
    List<Option> storageParameters() {
        return cursor.parenthesized(() -> {
            int from = cursor.position();
            Identifier name = cursor.label();
            if (cursor.accept(TokenKind.DOT)) {
                Identifier second = cursor.label();
                name = new Identifier(cursor.rangeFrom(from), name.value() + "." + second.value());
            }
            Optional<OptionValue> value = optionalDefinitionValue();
            return new Option(cursor.rangeFrom(from), name, value);
        });
    }

    /** {@code (name = value, …)} of a definition ({@code definition}). */
    List<Option> definition() {
        return cursor.parenthesized(() -> {
            int from = cursor.position();
            Identifier name = cursor.label();
            Optional<OptionValue> value = optionalDefinitionValue();
            return new Option(cursor.rangeFrom(from), name, value);
        });
    }

    /** {@code (name = value, …)} where no name is a keyword ({@code old_aggr_definition}). */
    List<Option> oldDefinition() {
        return cursor.parenthesized(() -> {
            int from = cursor.position();
            if (cursor.at(TokenKind.KEYWORD)) {
                throw cursor.error();
            }
            Identifier name = cursor.label();
            cursor.expect(TokenKind.EQUALS);
            Optional<OptionValue> value = Optional.of(definitionValue());
            return new Option(cursor.rangeFrom(from), name, value);
        });
    }

    private Optional<OptionValue> optionalDefinitionValue() {
        return cursor.accept(TokenKind.EQUALS) ? Optional.of(definitionValue()) : Optional.empty();
    }

    /** A value in a definition: a type, a word, an operator, a number or a string ({@code def_arg}). */
    OptionValue definitionValue() {
        int from = cursor.position();
        switch (cursor.kind()) {
            case STRING, ESCAPE_STRING, UNICODE_STRING, NATIONAL_STRING, DOLLAR_STRING -> {
                return wordOrString();
            }
            case INTEGER, NUMBER, PLUS, MINUS -> {
                if ((cursor.at(TokenKind.PLUS) || cursor.at(TokenKind.MINUS))
                        && cursor.kind(1) != TokenKind.INTEGER
                        && cursor.kind(1) != TokenKind.NUMBER) {
                    cursor.advance();
                } else {
                    cursor.number();
                }
            }
            case OPERATOR, EQUALS, STAR -> cursor.advance();
            case KEYWORD -> {
                if (cursor.keyword().isReserved()) {
                    cursor.advance();
                } else if (cursor.at(Keyword.OPERATOR) && cursor.kind(1) == TokenKind.LEFT_PAREN) {
                    expressions.operatorCall();
                } else if (cursor.at(Keyword.NONE)) {
                    cursor.advance();
                } else {
                    expressions.types().functionType();
                }
            }
            default -> expressions.types().functionType();
        }
        return valueFrom(from);
    }

    OptionValue valueFrom(int from) {
        TextRange range = cursor.rangeFrom(from);
        if (cursor.position() == from + 1) {
            return new OptionValue(range, cursor.tokens().value(cursor.lastIndex()), false);
        }
        int first = cursor.tokens().significant(from);
        String text = cursor.tokens()
                .excerpt()
                .text()
                .substring(cursor.tokens().start(first), cursor.tokens().end(cursor.lastIndex()));
        return new OptionValue(range, text, false);
    }

    /** {@code (name value, …)} of a utility statement ({@code utility_option_list}). */
    List<Option> utilityOptions() {
        return cursor.parenthesized(() -> {
            int from = cursor.position();
            Identifier name = cursor.at(Keyword.ANALYZE) || cursor.at(Keyword.ANALYSE)
                    ? cursor.identifier()
                    : cursor.nonReservedWord();
            Optional<OptionValue> value = Optional.empty();
            if (!cursor.at(TokenKind.COMMA) && !cursor.at(TokenKind.RIGHT_PAREN)) {
                value = Optional.of(booleanStringOrNumber());
            }
            return new Option(cursor.rangeFrom(from), name, value);
        });
    }

    /** A value of a parameter or a utility option ({@code var_value}). */
    OptionValue booleanStringOrNumber() {
        int from = cursor.position();
        switch (cursor.kind()) {
            case INTEGER, NUMBER, PLUS, MINUS -> cursor.number();
            default -> {
                if (!cursor.accept(Keyword.TRUE) && !cursor.accept(Keyword.FALSE) && !cursor.accept(Keyword.ON)) {
                    return wordOrString();
                }
            }
        }
        return valueFrom(from);
    }

    /** {@code OPTIONS (name 'value', …)} of foreign objects, if it stands here; ALTER may add, set and drop. */
    List<Option> foreignOptions(boolean alter) {
        if (!cursor.accept(Keyword.OPTIONS)) {
            return List.of();
        }
        return cursor.parenthesized(() -> {
            int from = cursor.position();
            if (alter && !cursor.kind(1).isString()) {
                if (cursor.accept(Keyword.DROP)) {
                    Identifier dropped = cursor.label();
                    return new Option(cursor.rangeFrom(from), dropped, Optional.empty());
                }
                if (!cursor.accept(Keyword.SET)) {
                    cursor.accept(Keyword.ADD);
                }
            }
            Identifier name = cursor.label();
            StringLiteral value = cursor.string();
            return new Option(
                    cursor.rangeFrom(from), name, Optional.of(new OptionValue(value.range(), value.value(), true)));
        });
    }
}
