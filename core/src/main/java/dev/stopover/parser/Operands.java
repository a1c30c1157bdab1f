package dev.stopover.parser;

import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.TokenKind;

/** Operands without operators ({@code c_expr}): constants, columns, rows, arrays, CASE, and what stands in parentheses. */
final class Operands {

    private final Cursor cursor;
    private final Expressions expressions;
    private final Types types;
    private final Queries queries;
    private final CallReader calls;

    /** Whether the parenthesis read last holds a row of several expressions. */
    private boolean row;

    Operands(Cursor cursor, Expressions expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.types = expressions.types();
        this.queries = expressions.queries();
        this.calls = expressions.calls();
    }

    /** A constant ({@code AexprConst}). */
    void constant() {
        switch (cursor.kind()) {
            case INTEGER, NUMBER, BIT_STRING, HEX_STRING -> cursor.advance();
            case KEYWORD -> {
                if (!cursor.accept(Keyword.TRUE) && !cursor.accept(Keyword.FALSE) && !cursor.accept(Keyword.NULL)) {
                    typedConstant();
                }
            }
            case IDENTIFIER, QUOTED_IDENTIFIER, UNICODE_IDENTIFIER, PLACEHOLDER, VARIABLE -> {
                cursor.qualifiedName();
                cursor.string();
            }
            default -> cursor.string();
        }
    }

    /** An operand without operators ({@code c_expr}). */
    void primary() {
        int from = cursor.position();
        int mark = cursor.mark();
        switch (cursor.kind()) {
            case INTEGER, NUMBER, BIT_STRING, HEX_STRING -> {
                cursor.advance();
                cursor.mention(MentionRole.LITERAL, from);
            }
            case STRING, ESCAPE_STRING, UNICODE_STRING, NATIONAL_STRING, DOLLAR_STRING -> string();
            case PARAMETER -> {
                cursor.advance();
                cursor.mention(MentionRole.PARAMETER, from);
                indirection(mark);
            }
            case LEFT_PAREN -> {
                parenthesis();
                if (!row) {
                    indirection(mark);
                }
            }
            case KEYWORD -> keyword();
            case IDENTIFIER, QUOTED_IDENTIFIER, UNICODE_IDENTIFIER, PLACEHOLDER, VARIABLE -> reference();
            default -> throw cursor.error();
        }
    }

    void string() {
        int from = cursor.position();
        cursor.string();
        cursor.mention(MentionRole.LITERAL, from);
    }

    /** Something in parentheses: an expression, a row, or a query, which may turn out to be an operand. */
    private void parenthesis() {
        int from = cursor.position();
        int mark = cursor.mark();
        cursor.expect(TokenKind.LEFT_PAREN);
        row = false;
        expressions.nested(this::contents);
        cursor.expect(TokenKind.RIGHT_PAREN);
        if (row) {
            cursor.mention(MentionRole.ROW, from, mark);
            overlaps(mark);
            row = true;
        }
    }

    /** {@code OVERLAPS} and the row to its right, if they stand here. */
    private void overlaps(int mark) {
        int from = cursor.position();
        if (cursor.accept(Keyword.OVERLAPS)) {
            row();
            cursor.operator(from, from + 1, mark);
        }
    }

    /** What stands in a parenthesis: a query, or expressions with commas between. */
    void contents() {
        boolean query = element();
        boolean several = !query && cursor.at(TokenKind.COMMA);
        while (several && cursor.accept(TokenKind.COMMA)) {
            expressions.any();
        }
        row = several;
    }

    /** A query or one expression; says whether it is a query. */
    boolean element() {
        if (queries.atQueryOrName()) {
            queries.query();
            return true;
        }
        if (cursor.at(TokenKind.LEFT_PAREN) && queries.atQuery()) {
            int from = cursor.position();
            int mark = cursor.mark();
            parenthesis();
            if (queries.atSetOperationOrTail()) {
                queries.queryRest(from, mark);
                return true;
            }
            if (!row) {
                indirection(mark);
            }
            expressions.more(mark);
        } else {
            expressions.any();
        }
        return false;
    }

    private void row() {
        int from = cursor.position();
        int mark = cursor.mark();
        if (cursor.accept(Keyword.ROW)) {
            rowList();
        } else {
            cursor.expect(TokenKind.LEFT_PAREN);
            expressions.nested(() -> {
                expressions.any();
                cursor.expect(TokenKind.COMMA);
                expressions.list();
            });
            cursor.expect(TokenKind.RIGHT_PAREN);
        }
        cursor.mention(MentionRole.ROW, from, mark);
    }

    private void rowList() {
        cursor.expect(TokenKind.LEFT_PAREN);
        expressions.nested(() -> {
            if (!cursor.at(TokenKind.RIGHT_PAREN)) {
                expressions.list();
            }
        });
        cursor.expect(TokenKind.RIGHT_PAREN);
    }

    /** Subscripts and fields after an operand that was noted since a mark ({@code opt_indirection}). */
    void indirection(int mark) {
        while (true) {
            int from = cursor.position();
            if (cursor.at(TokenKind.DOT)) {
                cursor.advance();
                if (!cursor.accept(TokenKind.STAR)) {
                    cursor.label();
                }
                cursor.mention(MentionRole.FIELD, from + 1, mark);
            } else if (cursor.accept(TokenKind.LEFT_BRACKET)) {
                expressions.nested(this::subscript);
                cursor.expect(TokenKind.RIGHT_BRACKET);
                cursor.mention(MentionRole.SUBSCRIPT, from, mark);
            } else {
                return;
            }
        }
    }

    private void subscript() {
        if (!cursor.at(TokenKind.COLON)) {
            expressions.any();
        }
        if (cursor.accept(TokenKind.COLON) && !cursor.at(TokenKind.RIGHT_BRACKET)) {
            expressions.any();
        }
    }

    private void keyword() {
        Keyword keyword = cursor.keyword();
        if (keyword.category() == Keyword.Category.COLUMN_NAME
                && cursor.kind(1) != TokenKind.LEFT_PAREN
                && !types.atConstantType()) {
            reference();
            return;
        }
        int from = cursor.position();
        int mark = cursor.mark();
        switch (keyword) {
            case TRUE, FALSE, NULL -> {
                cursor.advance();
                cursor.mention(MentionRole.LITERAL, from);
            }
            case CASE -> {
                caseExpression();
                cursor.mention(MentionRole.CASE, from, mark);
            }
            case EXISTS -> {
                cursor.advance();
                queries.parenthesized();
                cursor.mention(MentionRole.EXISTS, from, mark);
            }
            case ARRAY -> array();
            case ROW -> {
                cursor.advance();
                rowList();
                cursor.mention(MentionRole.ROW, from, mark);
                overlaps(mark);
            }
            case GROUPING -> calls.listCall(from, mark);
            case CURRENT_DATE, CURRENT_ROLE, CURRENT_USER, SESSION_USER, SYSTEM_USER, USER, CURRENT_CATALOG -> {
                calls.function();
                cursor.mention(MentionRole.CALL, from, mark);
            }
            case CURRENT_SCHEMA -> {
                if (cursor.kind(1) == TokenKind.LEFT_PAREN || cursor.kind(1).isString()) {
                    reference();
                } else {
                    calls.function();
                    cursor.mention(MentionRole.CALL, from, mark);
                }
            }
            case CURRENT_TIME, CURRENT_TIMESTAMP, LOCALTIME, LOCALTIMESTAMP -> {
                calls.function();
                if (cursor.accept(TokenKind.LEFT_PAREN)) {
                    cursor.integer();
                    cursor.expect(TokenKind.RIGHT_PAREN);
                }
                cursor.mention(MentionRole.CALL, from, mark);
            }
            case CAST, TREAT -> {
                cursor.advance();
                cursor.expect(TokenKind.LEFT_PAREN);
                expressions.nested(() -> {
                    expressions.any();
                    cursor.expect(Keyword.AS);
                    types.typeName();
                });
                cursor.expect(TokenKind.RIGHT_PAREN);
                cursor.mention(MentionRole.CAST, from, mark);
            }
            case COALESCE, GREATEST, LEAST, XMLCONCAT -> calls.listCall(from, mark);
            case NULLIF -> {
                calls.function();
                cursor.expect(TokenKind.LEFT_PAREN);
                expressions.nested(() -> {
                    expressions.any();
                    cursor.expect(TokenKind.COMMA);
                    expressions.any();
                });
                cursor.expect(TokenKind.RIGHT_PAREN);
                cursor.mention(MentionRole.CALL, from, mark);
            }
            case EXTRACT, OVERLAY, POSITION, SUBSTRING, TRIM, NORMALIZE -> {
                calls.special(keyword);
                cursor.mention(MentionRole.CALL, from, mark);
            }
            case XMLELEMENT,
                    XMLEXISTS,
                    XMLFOREST,
                    XMLPARSE,
                    XMLPI,
                    XMLROOT,
                    XMLSERIALIZE,
                    JSON_OBJECT,
                    JSON_ARRAY,
                    JSON_SCALAR,
                    JSON_SERIALIZE,
                    JSON_QUERY,
                    JSON_EXISTS,
                    JSON_VALUE,
                    MERGE_ACTION -> {
                calls.specialCall(keyword);
                cursor.mention(MentionRole.CALL, from, mark);
            }
            case JSON_OBJECTAGG, JSON_ARRAYAGG -> {
                calls.specialCall(keyword);
                calls.aggregateTail();
                cursor.mention(MentionRole.CALL, from, mark);
            }
            case JSON -> {
                if (cursor.kind(1) == TokenKind.LEFT_PAREN) {
                    calls.specialCall(keyword);
                    cursor.mention(MentionRole.CALL, from, mark);
                } else if (isColumnNamed(keyword)) {
                    reference();
                } else {
                    typedConstant();
                }
            }
            case COLLATION -> {
                if (cursor.keyword(1) == Keyword.FOR) {
                    calls.function();
                    cursor.advance();
                    expressions.parenthesized();
                    cursor.mention(MentionRole.CALL, from, mark);
                } else {
                    reference();
                }
            }
            default -> {
                if (types.atConstantType() && !isColumnNamed(keyword)) {
                    typedConstant();
                } else {
                    reference();
                }
            }
        }
    }

    /** Whether the name of a type here is a column's: no constant follows it. */
    private boolean isColumnNamed(Keyword keyword) {
        if (!keyword.isName()) {
            return false;
        }
        int from = cursor.position();
        int mark = cursor.mark();
        boolean constant;
        try {
            types.constantType();
            constant = cursor.atString();
        } catch (SyntaxException noType) {
            constant = false;
        }
        cursor.forget(mark);
        cursor.moveTo(from);
        return !constant && cursor.kind(1) != TokenKind.LEFT_PAREN;
    }

    /** A constant after the name of its type. */
    private void typedConstant() {
        int from = cursor.position();
        int mark = cursor.mark();
        boolean interval = cursor.at(Keyword.INTERVAL);
        boolean precise = cursor.kind(1) == TokenKind.LEFT_PAREN;
        types.constantType();
        string();
        if (interval && !precise) {
            types.intervalFields();
        }
        cursor.mention(MentionRole.CAST, from, mark);
    }

    private void caseExpression() {
        cursor.advance();
        expressions.nestedWithoutParenthesis(() -> {
            if (!cursor.at(Keyword.WHEN)) {
                expressions.any();
            }
            do {
                int from = cursor.position();
                int mark = cursor.mark();
                cursor.expect(Keyword.WHEN);
                expressions.any();
                cursor.expect(Keyword.THEN);
                expressions.any();
                cursor.mention(MentionRole.WHEN, from, mark);
            } while (cursor.at(Keyword.WHEN));
            int from = cursor.position();
            int mark = cursor.mark();
            if (cursor.accept(Keyword.ELSE)) {
                expressions.any();
                cursor.mention(MentionRole.ELSE, from, mark);
            }
        });
        cursor.expect(Keyword.END);
    }

    private void array() {
        int from = cursor.position();
        int mark = cursor.mark();
        cursor.advance();
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            queries.parenthesized();
            cursor.mention(MentionRole.ARRAY, from, mark);
        } else {
            arrayElements(from);
        }
    }

    private void arrayElements(int from) {
        int mark = cursor.mark();
        cursor.expect(TokenKind.LEFT_BRACKET);
        expressions.nested(() -> {
            if (cursor.at(TokenKind.RIGHT_BRACKET)) {
                return;
            }
            boolean arrays = cursor.at(TokenKind.LEFT_BRACKET);
            do {
                if (arrays) {
                    arrayElements(cursor.position());
                } else {
                    expressions.any();
                }
            } while (cursor.accept(TokenKind.COMMA));
        });
        cursor.expect(TokenKind.RIGHT_BRACKET);
        cursor.mention(MentionRole.ARRAY, from, mark);
    }

    /** A column, or a function's call if a parenthesis follows the name. */
    private void reference() {
        int from = cursor.position();
        int mark = cursor.mark();
        boolean column = cursor.atName();
        boolean function = cursor.atTypeOrFunctionName();
        if (!column && !function) {
            throw cursor.error();
        }
        cursor.identifier();
        while (column && cursor.accept(TokenKind.DOT)) {
            function = true;
            if (cursor.accept(TokenKind.STAR)) {
                cursor.mention(MentionRole.STAR, from);
                return;
            }
            cursor.label();
        }
        if (function && cursor.at(TokenKind.LEFT_PAREN)) {
            boolean modifiers = cursor.kind(1) != TokenKind.RIGHT_PAREN && cursor.kind(1) != TokenKind.STAR;
            cursor.mention(MentionRole.FUNCTION, from);
            calls.callArguments();
            calls.aggregateTail();
            if (modifiers && cursor.atString()) {
                // A constant of a type with modifiers, geometry(point, 4326) 'POINT(1 2)'.
                cursor.forget(mark);
                cursor.mention(MentionRole.TYPE, from);
                string();
                cursor.mention(MentionRole.CAST, from, mark);
            } else {
                cursor.mention(MentionRole.CALL, from, mark);
            }
        } else if (function && cursor.atString()) {
            cursor.mention(MentionRole.TYPE, from);
            string();
            cursor.mention(MentionRole.CAST, from, mark);
        } else if (column) {
            cursor.mention(MentionRole.COLUMN, from);
            indirection(mark);
        } else {
            throw cursor.error();
        }
    }
}
