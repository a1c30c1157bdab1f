package dev.stopover.parser;

import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.TokenKind;

/** Reads the calls of SQL/JSON and SQL/XML, whose arguments have words between them ({@code func_expr_common_subexpr}). */
final class SpecialCalls {

    private final Cursor cursor;
    private final Expressions expressions;
    private final Types types;

    SpecialCalls(Cursor cursor, Expressions expressions, Types types) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.types = types;
    }

    /** The arguments of one of these functions, after its opening parenthesis. */
    void arguments(Keyword function) {
        switch (function) {
            case JSON_OBJECT -> jsonObject();
            case JSON_ARRAY -> jsonArray();
            case JSON_OBJECTAGG -> {
                nameAndValue();
                nulls();
                uniqueKeys();
                returning();
            }
            case JSON_ARRAYAGG -> {
                valueExpression();
                expressions.queries().tail().optionalOrderBy();
                nulls();
                returning();
            }
            case JSON -> {
                valueExpression();
                uniqueKeys();
            }
            case JSON_SCALAR -> expressions.any();
            case JSON_SERIALIZE -> {
                valueExpression();
                returning();
            }
            case JSON_QUERY, JSON_EXISTS, JSON_VALUE -> jsonQuery(function);
            case XMLELEMENT -> xmlElement();
            case XMLEXISTS -> {
                expressions.operands().primary();
                passing();
            }
            case XMLFOREST -> namedValues();
            case XMLPARSE -> {
                documentOrContent();
                expressions.any();
                if (cursor.accept(Keyword.PRESERVE) || cursor.accept(Keyword.STRIP)) {
                    cursor.expect(Keyword.WHITESPACE);
                }
            }
            case XMLPI -> {
                cursor.expect(Keyword.NAME);
                cursor.label();
                if (cursor.accept(TokenKind.COMMA)) {
                    expressions.any();
                }
            }
            case XMLROOT -> xmlRoot();
            case XMLSERIALIZE -> {
                documentOrContent();
                expressions.any();
                cursor.expect(Keyword.AS);
                types.simpleTypeName();
                if (cursor.accept(Keyword.NO)) {
                    cursor.expect(Keyword.INDENT);
                } else {
                    cursor.accept(Keyword.INDENT);
                }
            }
            default -> {
                // MERGE_ACTION takes no argument.
            }
        }
    }

    private void jsonObject() {
        if (cursor.at(TokenKind.RIGHT_PAREN)) {
            return;
        }
        if (cursor.at(Keyword.RETURNING)) {
            returning();
            return;
        }
        int from = cursor.position();
        int mark = cursor.mark();
        boolean named = expressions.calls().argumentName();
        boolean primary = expressions.anyOrPrimary();
        if (named) {
            cursor.mention(MentionRole.NAMED_ARGUMENT, from, mark);
        }
        if (named || !cursor.at(TokenKind.COLON) && !cursor.at(Keyword.VALUE)) {
            // Without names of members it is an ordinary function's call.
            expressions.calls().moreArguments();
            return;
        }
        memberValue(primary);
        while (cursor.accept(TokenKind.COMMA)) {
            nameAndValue();
        }
        nulls();
        uniqueKeys();
        returning();
    }

    private void nameAndValue() {
        memberValue(expressions.anyOrPrimary());
    }

    /** The value of a member; VALUE stands before it only after a name without operators. */
    private void memberValue(boolean primary) {
        if (!cursor.accept(TokenKind.COLON)) {
            if (!primary) {
                throw cursor.error();
            }
            cursor.expect(Keyword.VALUE);
        }
        valueExpression();
    }

    private void valueExpression() {
        expressions.any();
        format();
    }

    private void format() {
        if (cursor.accept(Keyword.FORMAT, Keyword.JSON)) {
            if (cursor.accept(Keyword.ENCODING)) {
                encoding();
            }
        }
    }

    private void encoding() {
        int at = cursor.position();
        switch (cursor.name().value()) {
            case "utf8", "utf16", "utf32" -> {}
            default -> {
                cursor.moveTo(at);
                throw cursor.error("There is no such encoding of JSON.", "Write UTF8.");
            }
        }
    }

    private void returning() {
        if (cursor.accept(Keyword.RETURNING)) {
            types.typeName();
            format();
        }
    }

    private void nulls() {
        if (cursor.at(Keyword.NULL, Keyword.ON) || cursor.at(Keyword.ABSENT, Keyword.ON)) {
            cursor.advance();
            cursor.expect(Keyword.ON, Keyword.NULL);
        }
    }

    private void uniqueKeys() {
        if (cursor.accept(Keyword.WITH) || cursor.accept(Keyword.WITHOUT)) {
            cursor.expect(Keyword.UNIQUE);
            cursor.accept(Keyword.KEYS);
        }
    }

    private void jsonArray() {
        if (cursor.at(TokenKind.RIGHT_PAREN)) {
            return;
        }
        if (expressions.queries().atQueryOrName()) {
            expressions.queries().query();
            format();
        } else if (!cursor.at(Keyword.RETURNING)) {
            do {
                valueExpression();
            } while (cursor.accept(TokenKind.COMMA));
            nulls();
        }
        returning();
    }

    private void jsonQuery(Keyword function) {
        valueExpression();
        cursor.expect(TokenKind.COMMA);
        expressions.any();
        jsonPassing();
        if (function != Keyword.JSON_EXISTS) {
            returning();
        }
        if (function == Keyword.JSON_QUERY) {
            wrapperAndQuotes();
        }
        behaviors();
    }

    void jsonPassing() {
        if (!cursor.accept(Keyword.PASSING)) {
            return;
        }
        do {
            valueExpression();
            cursor.expect(Keyword.AS);
            cursor.label();
        } while (cursor.accept(TokenKind.COMMA));
    }

    private void wrapperAndQuotes() {
        if (cursor.accept(Keyword.WITHOUT)) {
            wrapper();
        } else if (cursor.accept(Keyword.WITH)) {
            if (!cursor.accept(Keyword.CONDITIONAL)) {
                cursor.accept(Keyword.UNCONDITIONAL);
            }
            wrapper();
        }
        if (cursor.accept(Keyword.KEEP) || cursor.accept(Keyword.OMIT)) {
            cursor.expect(Keyword.QUOTES);
            if (cursor.accept(Keyword.ON)) {
                cursor.expect(Keyword.SCALAR, Keyword.STRING);
            }
        }
    }

    private void wrapper() {
        cursor.accept(Keyword.ARRAY);
        cursor.expect(Keyword.WRAPPER);
    }

    /** {@code … ON EMPTY} and {@code … ON ERROR}. */
    private void behaviors() {
        while (atBehavior()) {
            if (cursor.accept(Keyword.DEFAULT)) {
                expressions.any();
            } else if (cursor.accept(Keyword.EMPTY)) {
                if (!cursor.accept(Keyword.ARRAY)) {
                    cursor.accept(Keyword.OBJECT);
                }
            } else {
                cursor.advance();
            }
            cursor.expect(Keyword.ON);
            if (cursor.accept(Keyword.ERROR)) {
                return;
            }
            cursor.expect(Keyword.EMPTY);
        }
    }

    private boolean atBehavior() {
        return switch (cursor.keyword()) {
            case DEFAULT, ERROR, NULL, TRUE, FALSE, UNKNOWN, EMPTY -> true;
            default -> false;
        };
    }

    private void xmlElement() {
        cursor.expect(Keyword.NAME);
        cursor.label();
        if (!cursor.accept(TokenKind.COMMA)) {
            return;
        }
        if (cursor.at(Keyword.XMLATTRIBUTES) && cursor.kind(1) == TokenKind.LEFT_PAREN) {
            cursor.advance();
            cursor.advance();
            namedValues();
            cursor.expect(TokenKind.RIGHT_PAREN);
            if (!cursor.accept(TokenKind.COMMA)) {
                return;
            }
        }
        expressions.list();
    }

    private void namedValues() {
        do {
            expressions.any();
            if (cursor.accept(Keyword.AS)) {
                cursor.label();
            }
        } while (cursor.accept(TokenKind.COMMA));
    }

    private void documentOrContent() {
        if (!cursor.accept(Keyword.DOCUMENT)) {
            cursor.expect(Keyword.CONTENT);
        }
    }

    private void passing() {
        cursor.expect(Keyword.PASSING);
        mechanism();
        expressions.operands().primary();
        mechanism();
    }

    private void mechanism() {
        if (!cursor.accept(Keyword.BY, Keyword.REF)) {
            cursor.accept(Keyword.BY, Keyword.VALUE);
        }
    }

    private void xmlRoot() {
        expressions.any();
        cursor.expect(TokenKind.COMMA);
        cursor.expect(Keyword.VERSION);
        if (cursor.at(Keyword.NO, Keyword.VALUE)) {
            cursor.advance();
            cursor.advance();
        } else {
            expressions.any();
        }
        if (cursor.accept(TokenKind.COMMA)) {
            cursor.expect(Keyword.STANDALONE);
            if (cursor.accept(Keyword.NO)) {
                cursor.accept(Keyword.VALUE);
            } else {
                cursor.expect(Keyword.YES);
            }
        }
    }

    /** {@code XMLTABLE (…)} from its parenthesis on. */
    void xmlTable() {
        cursor.expect(TokenKind.LEFT_PAREN);
        if (cursor.at(Keyword.XMLNAMESPACES) && cursor.kind(1) == TokenKind.LEFT_PAREN) {
            cursor.advance();
            cursor.advance();
            do {
                if (cursor.accept(Keyword.DEFAULT)) {
                    expressions.restricted();
                } else {
                    expressions.restricted();
                    cursor.expect(Keyword.AS);
                    cursor.label();
                }
            } while (cursor.accept(TokenKind.COMMA));
            cursor.expect(TokenKind.RIGHT_PAREN);
            cursor.expect(TokenKind.COMMA);
        }
        expressions.operands().primary();
        passing();
        cursor.expect(Keyword.COLUMNS);
        do {
            int from = cursor.position();
            int mark = cursor.mark();
            cursor.name();
            cursor.mention(MentionRole.COLUMN_ALIAS, from);
            if (cursor.accept(Keyword.FOR)) {
                cursor.expect(Keyword.ORDINALITY);
            } else {
                types.typeName();
                xmlColumnOptions();
            }
            cursor.mention(MentionRole.COLUMN_DEFINITION, from, mark);
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.RIGHT_PAREN);
    }

    private void xmlColumnOptions() {
        while (true) {
            if (cursor.accept(Keyword.NOT)) {
                cursor.expect(Keyword.NULL);
            } else if (cursor.accept(Keyword.DEFAULT) || cursor.accept(Keyword.PATH)) {
                expressions.restricted();
            } else if (!cursor.accept(Keyword.NULL)) {
                return;
            }
        }
    }

    /** {@code JSON_TABLE (…)} from its parenthesis on. */
    void jsonTable() {
        cursor.expect(TokenKind.LEFT_PAREN);
        valueExpression();
        cursor.expect(TokenKind.COMMA);
        int path = cursor.position();
        expressions.any();
        if (cursor.position() != path + 1
                || !cursor.tokens().kind(cursor.lastIndex()).isString()) {
            cursor.moveTo(path);
            throw cursor.error("The path of JSON_TABLE is a string constant.", "Write the path in quotes.");
        }
        if (cursor.accept(Keyword.AS)) {
            cursor.name();
        }
        jsonPassing();
        cursor.expect(Keyword.COLUMNS);
        jsonColumns();
        behaviors();
        cursor.expect(TokenKind.RIGHT_PAREN);
    }

    private void jsonColumns() {
        cursor.expect(TokenKind.LEFT_PAREN);
        expressions.nested(() -> {
            do {
                jsonColumn();
            } while (cursor.accept(TokenKind.COMMA));
        });
        cursor.expect(TokenKind.RIGHT_PAREN);
    }

    private void jsonColumn() {
        if (cursor.at(Keyword.NESTED)
                && (cursor.keyword(1) == Keyword.PATH || cursor.kind(1).isString())) {
            cursor.advance();
            cursor.accept(Keyword.PATH);
            cursor.string();
            if (cursor.accept(Keyword.AS)) {
                cursor.name();
            }
            cursor.expect(Keyword.COLUMNS);
            jsonColumns();
            return;
        }
        int from = cursor.position();
        int mark = cursor.mark();
        cursor.name();
        cursor.mention(MentionRole.COLUMN_ALIAS, from);
        if (cursor.accept(Keyword.FOR)) {
            cursor.expect(Keyword.ORDINALITY);
            cursor.mention(MentionRole.COLUMN_DEFINITION, from, mark);
            return;
        }
        types.typeName();
        boolean exists = cursor.accept(Keyword.EXISTS);
        if (!exists) {
            format();
        }
        if (cursor.accept(Keyword.PATH)) {
            cursor.string();
        }
        if (!exists) {
            wrapperAndQuotes();
        }
        behaviors();
        cursor.mention(MentionRole.COLUMN_DEFINITION, from, mark);
    }
}
