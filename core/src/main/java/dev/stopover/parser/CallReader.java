package dev.stopover.parser;

import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.TokenKind;

/** CallReader of functions, and the forms that look like one ({@code func_expr}). */
final class CallReader {

    private final Cursor cursor;
    private final Expressions expressions;
    private final Queries queries;

    CallReader(Cursor cursor, Expressions expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.queries = expressions.queries();
    }

    /**
     * A function call or one of the forms that look like one, where no {@code FILTER} or {@code OVER} may follow
     * ({@code func_expr_windowless}).
     */
    Expression functionCall() {
        int from = cursor.position();
        Keyword keyword = cursor.keyword();
        boolean word = keyword.category() != Keyword.Category.COLUMN_NAME || cursor.kind(1) == TokenKind.LEFT_PAREN;
        if (!word || !isCallWord(keyword)) {
            return namedCall();
        }
        if (keyword == Keyword.JSON_OBJECTAGG || keyword == Keyword.JSON_ARRAYAGG) {
            int mark = cursor.mark();
            specialCall(keyword);
            cursor.mention(MentionRole.CALL, from, mark);
        } else {
            expressions.operands().primary();
        }
        return expressions.from(from);
    }

    /** The call of a function by its name ({@code func_application}). */
    Expression namedCall() {
        int from = cursor.position();
        int mark = cursor.mark();
        functionName();
        callArguments();
        cursor.mention(MentionRole.CALL, from, mark);
        return expressions.from(from);
    }

    /** A word that calls a function. */
    void function() {
        int from = cursor.position();
        cursor.advance();
        cursor.mention(MentionRole.FUNCTION, from);
    }

    /** A call whose arguments are expressions with commas between. */
    void listCall(int from, int mark) {
        function();
        cursor.expect(TokenKind.LEFT_PAREN);
        expressions.nested(expressions::list);
        cursor.expect(TokenKind.RIGHT_PAREN);
        cursor.mention(MentionRole.CALL, from, mark);
    }

    void specialCall(Keyword function) {
        function();
        cursor.expect(TokenKind.LEFT_PAREN);
        expressions.nested(() -> expressions.special().arguments(function));
        cursor.expect(TokenKind.RIGHT_PAREN);
    }

    /** The calls whose arguments have words between them. */
    void special(Keyword function) {
        function();
        cursor.expect(TokenKind.LEFT_PAREN);
        expressions.nested(() -> {
            switch (function) {
                case EXTRACT -> {
                    extractField();
                    cursor.expect(Keyword.FROM);
                    expressions.any();
                }
                case POSITION -> {
                    expressions.restricted(0);
                    cursor.expect(Keyword.IN);
                    expressions.restricted(0);
                }
                case NORMALIZE -> {
                    expressions.any();
                    if (cursor.accept(TokenKind.COMMA)) {
                        normalForm();
                    }
                }
                case TRIM -> {
                    if (!cursor.accept(Keyword.BOTH) && !cursor.accept(Keyword.LEADING)) {
                        cursor.accept(Keyword.TRAILING);
                    }
                    if (!cursor.accept(Keyword.FROM)) {
                        expressions.any();
                        if (!cursor.accept(Keyword.FROM) && !cursor.accept(TokenKind.COMMA)) {
                            return;
                        }
                    }
                    expressions.list();
                }
                case OVERLAY -> overlay();
                default -> substring();
            }
        });
        cursor.expect(TokenKind.RIGHT_PAREN);
    }

    private void extractField() {
        switch (cursor.keyword()) {
            case YEAR, MONTH, DAY, HOUR, MINUTE, SECOND -> cursor.advance();
            default -> {
                if (cursor.kind().isIdentifier()) {
                    cursor.identifier();
                } else {
                    cursor.string();
                }
            }
        }
    }

    private void normalForm() {
        switch (cursor.keyword()) {
            case NFC, NFD, NFKC, NFKD -> cursor.advance();
            default -> throw cursor.error();
        }
    }

    private void overlay() {
        if (cursor.at(TokenKind.RIGHT_PAREN)) {
            return;
        }
        int from = cursor.position();
        int mark = cursor.mark();
        boolean named = argumentName();
        expressions.any();
        if (named) {
            cursor.mention(MentionRole.NAMED_ARGUMENT, from, mark);
        }
        if (named || !cursor.accept(Keyword.PLACING)) {
            moreArguments();
            return;
        }
        expressions.any();
        cursor.expect(Keyword.FROM);
        expressions.any();
        if (cursor.accept(Keyword.FOR)) {
            expressions.any();
        }
    }

    private void substring() {
        if (cursor.at(TokenKind.RIGHT_PAREN)) {
            return;
        }
        int from = cursor.position();
        int mark = cursor.mark();
        boolean named = argumentName();
        if (named) {
            expressions.any();
        } else {
            expressions.firstOfSubstring();
        }
        if (named) {
            cursor.mention(MentionRole.NAMED_ARGUMENT, from, mark);
        }
        switch (named ? Keyword.NO_KEYWORD : cursor.keyword()) {
            case FROM, FOR -> {
                Keyword other = cursor.at(Keyword.FROM) ? Keyword.FOR : Keyword.FROM;
                cursor.advance();
                expressions.any();
                if (cursor.accept(other)) {
                    expressions.any();
                }
            }
            case SIMILAR -> {
                cursor.advance();
                expressions.any();
                cursor.expect(Keyword.ESCAPE);
                expressions.any();
            }
            default -> moreArguments();
        }
    }

    void moreArguments() {
        while (cursor.accept(TokenKind.COMMA)) {
            argument();
        }
    }

    void callArguments() {
        cursor.expect(TokenKind.LEFT_PAREN);
        expressions.nested(() -> {
            if (cursor.at(TokenKind.RIGHT_PAREN)) {
                return;
            }
            int star = cursor.position();
            if (cursor.accept(TokenKind.STAR)) {
                cursor.mention(MentionRole.STAR, star);
                return;
            }
            if (!cursor.accept(Keyword.ALL)) {
                cursor.accept(Keyword.DISTINCT);
            }
            arguments();
            queries.tail().optionalOrderBy();
        });
        cursor.expect(TokenKind.RIGHT_PAREN);
    }

    void arguments() {
        do {
            boolean variadic = cursor.accept(Keyword.VARIADIC);
            argument();
            if (variadic) {
                return;
            }
        } while (cursor.accept(TokenKind.COMMA));
    }

    /** An argument of a call, perhaps named. */
    void argument() {
        int from = cursor.position();
        int mark = cursor.mark();
        boolean named = argumentName();
        expressions.any();
        if (named) {
            cursor.mention(MentionRole.NAMED_ARGUMENT, from, mark);
        }
    }

    /** Takes the name of an argument and what stands between it and its value. */
    boolean argumentName() {
        if (!cursor.atTypeOrFunctionName()
                || cursor.kind(1) != TokenKind.COLON_EQUALS && cursor.kind(1) != TokenKind.ARROW) {
            return false;
        }
        int from = cursor.position();
        cursor.advance();
        cursor.mention(MentionRole.ARGUMENT, from);
        cursor.advance();
        return true;
    }

    /** {@code WITHIN GROUP}, {@code FILTER} and {@code OVER} after a call. */
    void aggregateTail() {
        if (cursor.accept(Keyword.WITHIN)) {
            cursor.expect(Keyword.GROUP);
            cursor.expect(TokenKind.LEFT_PAREN);
            expressions.nested(queries.tail()::orderBy);
            cursor.expect(TokenKind.RIGHT_PAREN);
        }
        int from = cursor.position();
        int mark = cursor.mark();
        if (cursor.accept(Keyword.FILTER)) {
            cursor.expect(TokenKind.LEFT_PAREN);
            expressions.nested(() -> {
                cursor.expect(Keyword.WHERE);
                expressions.any();
            });
            cursor.expect(TokenKind.RIGHT_PAREN);
            cursor.mention(MentionRole.FILTER, from, mark);
        }
        if (cursor.accept(Keyword.OVER)) {
            if (cursor.at(TokenKind.LEFT_PAREN)) {
                queries.windows().window();
            } else {
                queries.windowName();
            }
        }
    }

    /** A function's name ({@code func_name}), which a parenthesis must follow. */
    void functionName() {
        int from = cursor.position();
        boolean name = cursor.atName();
        boolean function = cursor.atTypeOrFunctionName();
        if (!name && !function) {
            throw cursor.error();
        }
        cursor.identifier();
        while (name && cursor.accept(TokenKind.DOT)) {
            function = true;
            cursor.label();
        }
        if (!function || !cursor.at(TokenKind.LEFT_PAREN)) {
            throw cursor.error();
        }
        cursor.mention(MentionRole.FUNCTION, from);
    }

    /** Whether a word calls a function without parentheses, or has a form of its own between them. */
    private static boolean isCallWord(Keyword keyword) {
        return switch (keyword) {
            case CURRENT_DATE,
                    CURRENT_TIME,
                    CURRENT_TIMESTAMP,
                    LOCALTIME,
                    LOCALTIMESTAMP,
                    CURRENT_ROLE,
                    CURRENT_USER,
                    SESSION_USER,
                    SYSTEM_USER,
                    USER,
                    CURRENT_CATALOG,
                    CURRENT_SCHEMA,
                    CAST,
                    COLLATION,
                    EXTRACT,
                    NORMALIZE,
                    OVERLAY,
                    POSITION,
                    SUBSTRING,
                    TREAT,
                    TRIM,
                    NULLIF,
                    COALESCE,
                    GREATEST,
                    LEAST,
                    XMLCONCAT,
                    XMLELEMENT,
                    XMLEXISTS,
                    XMLFOREST,
                    XMLPARSE,
                    XMLPI,
                    XMLROOT,
                    XMLSERIALIZE,
                    JSON,
                    JSON_OBJECT,
                    JSON_ARRAY,
                    JSON_SCALAR,
                    JSON_SERIALIZE,
                    JSON_QUERY,
                    JSON_EXISTS,
                    JSON_VALUE,
                    JSON_OBJECTAGG,
                    JSON_ARRAYAGG,
                    MERGE_ACTION -> true;
            default -> false;
        };
    }
}
