package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.OptionValue;
import dev.stopover.syntax.Setting;
import dev.stopover.syntax.StringLiteral;
import dev.stopover.syntax.TokenKind;
import java.util.List;

/** Parameters and what they are set to ({@code set_rest_more}). */
final class SettingReader {

    private final Cursor cursor;
    private final Types types;
    private final OptionLists options;

    SettingReader(Cursor cursor, Types types, OptionLists options) {
        this.cursor = cursor;
        this.types = types;
        this.options = options;
    }

    /** A parameter and its value after SET ({@code set_rest_more}). */
    Setting setting() {
        int from = cursor.position();
        switch (cursor.keyword()) {
            case TIME -> {
                if (cursor.keyword(1) == Keyword.ZONE) {
                    cursor.advance();
                    cursor.advance();
                    return special(from, "timezone", this::zone);
                }
            }
            case SCHEMA -> {
                if (cursor.kind(1).isString()) {
                    cursor.advance();
                    return setting(from, "search_path", List.of(options.wordOrString()), false);
                }
            }
            case NAMES -> {
                if (!isAssigned(1)) {
                    cursor.advance();
                    return cursor.atString() || cursor.at(Keyword.DEFAULT)
                            ? special(from, "client_encoding", options::wordOrString)
                            : setting(from, "client_encoding", List.of(), true);
                }
            }
            case ROLE -> {
                if (!isAssigned(1)) {
                    cursor.advance();
                    return setting(from, "role", List.of(options.wordOrString()), false);
                }
            }
            case SESSION -> {
                if (cursor.keyword(1) == Keyword.AUTHORIZATION) {
                    cursor.advance();
                    cursor.advance();
                    return special(from, "session_authorization", options::wordOrString);
                }
            }
            case XML -> {
                if (cursor.keyword(1) == Keyword.OPTION) {
                    cursor.advance();
                    cursor.advance();
                    if (!cursor.at(Keyword.DOCUMENT) && !cursor.at(Keyword.CONTENT)) {
                        throw cursor.error();
                    }
                    return setting(from, "xmloption", List.of(options.wordOrString()), false);
                }
            }
            case TRANSACTION -> {
                if (cursor.keyword(1) == Keyword.SNAPSHOT) {
                    cursor.advance();
                    cursor.advance();
                    StringLiteral snapshot = cursor.string();
                    return setting(
                            from,
                            "TRANSACTION SNAPSHOT",
                            List.of(new OptionValue(snapshot.range(), snapshot.value(), true)),
                            false);
                }
            }
            default -> {}
        }
        Identifier parameter = cursor.parameterName();
        if (cursor.accept(Keyword.FROM)) {
            cursor.expect(Keyword.CURRENT);
            return new Setting(cursor.rangeFrom(from), parameter, List.of(), false, true);
        }
        if (!cursor.accept(TokenKind.EQUALS)) {
            cursor.expect(Keyword.TO);
        }
        if (cursor.accept(Keyword.DEFAULT)) {
            return new Setting(cursor.rangeFrom(from), parameter, List.of(), true, false);
        }
        List<OptionValue> values = cursor.list(options::booleanStringOrNumber);
        return new Setting(cursor.rangeFrom(from), parameter, values, false, false);
    }

    private boolean isAssigned(int ahead) {
        return cursor.kind(ahead) == TokenKind.EQUALS
                || cursor.kind(ahead) == TokenKind.DOT
                || cursor.keyword(ahead) == Keyword.TO
                || cursor.keyword(ahead) == Keyword.FROM;
    }

    private Setting special(int from, String parameter, java.util.function.Supplier<OptionValue> value) {
        if (cursor.accept(Keyword.DEFAULT)) {
            return setting(from, parameter, List.of(), true);
        }
        return setting(from, parameter, List.of(value.get()), false);
    }

    private Setting setting(int from, String parameter, List<OptionValue> values, boolean defaultValue) {
        TextRange range = cursor.rangeFrom(from);
        return new Setting(range, new Identifier(range, parameter), values, defaultValue, false);
    }

    private OptionValue zone() {
        int from = cursor.position();
        if (cursor.accept(Keyword.LOCAL)) {
            return options.valueFrom(from);
        }
        if (cursor.at(Keyword.INTERVAL)) {
            types.constantType();
            cursor.string();
            types.intervalFields();
            return options.valueFrom(from);
        }
        if (cursor.atString() || cursor.kind().isIdentifier()) {
            return options.wordOrString();
        }
        cursor.number();
        return options.valueFrom(from);
    }

    /** Parameters that RESET and SHOW name; the special forms stand for their parameters. */
    Identifier parameterName() {
        int from = cursor.position();
        if (cursor.accept(Keyword.TIME, Keyword.ZONE)) {
            return new Identifier(cursor.rangeFrom(from), "timezone");
        }
        if (cursor.accept(Keyword.SESSION, Keyword.AUTHORIZATION)) {
            return new Identifier(cursor.rangeFrom(from), "session_authorization");
        }
        if (cursor.accept(Keyword.TRANSACTION, Keyword.ISOLATION)) {
            cursor.expect(Keyword.LEVEL);
            return new Identifier(cursor.rangeFrom(from), "transaction_isolation");
        }
        return cursor.parameterName();
    }
}
