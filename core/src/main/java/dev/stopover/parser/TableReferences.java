package dev.stopover.parser;

import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.TokenKind;
import java.util.Arrays;

/** The tables, functions, queries and joins of a FROM clause ({@code from_list}, {@code table_ref}). */
final class TableReferences {

    private final Cursor cursor;
    private final Queries queries;
    private final Expressions expressions;
    private final Types types;

    TableReferences(Cursor cursor, Queries queries, Expressions expressions, Types types) {
        this.cursor = cursor;
        this.queries = queries;
        this.expressions = expressions;
        this.types = types;
    }

    void relationName() {
        int from = cursor.position();
        cursor.qualifiedName();
        cursor.mention(MentionRole.RELATION, from);
    }

    void fromList() {
        do {
            tableReference();
        } while (cursor.accept(TokenKind.COMMA));
    }

    /** A table with all that is joined to it ({@code table_ref}); says whether anything is. */
    boolean tableReference() {
        int mark = cursor.mark();
        table();
        return joins(mark);
    }

    /**
     * Joins are counted instead of nested: each that needs a condition gets one, before or after those inside it.
     *
     * @param mark what was noted before the first table
     */
    private boolean joins(int mark) {
        boolean joined = false;
        int open = 0;
        // Of the first table, and of each that a join with an open condition has to its right: what was noted before,
        // and where that join began.
        int[] marks = {mark, 0};
        while (true) {
            int from = cursor.position();
            switch (cursor.keyword()) {
                case CROSS, NATURAL -> {
                    cursor.advance();
                    if (cursor.keyword(-1) == Keyword.NATURAL) {
                        joinType();
                    }
                    cursor.expect(Keyword.JOIN);
                    table();
                    cursor.mention(MentionRole.JOIN, from, marks[2 * open]);
                }
                case JOIN, INNER, LEFT, RIGHT, FULL -> {
                    joinType();
                    cursor.expect(Keyword.JOIN);
                    open++;
                    if (2 * open == marks.length) {
                        marks = Arrays.copyOf(marks, 4 * open);
                    }
                    marks[2 * open] = cursor.mark();
                    marks[2 * open + 1] = from;
                    table();
                }
                case ON, USING -> {
                    if (open == 0) {
                        return joined;
                    }
                    joinCondition();
                    open--;
                    cursor.mention(MentionRole.JOIN, marks[2 * open + 3], marks[2 * open]);
                }
                default -> {
                    if (open > 0) {
                        throw cursor.error();
                    }
                    return joined;
                }
            }
            joined = true;
        }
    }

    private void joinType() {
        if (cursor.at(Keyword.LEFT) || cursor.at(Keyword.RIGHT) || cursor.at(Keyword.FULL)) {
            cursor.advance();
            cursor.accept(Keyword.OUTER);
        } else {
            cursor.accept(Keyword.INNER);
        }
    }

    private void joinCondition() {
        if (cursor.accept(Keyword.ON)) {
            expressions.any();
            return;
        }
        int from = cursor.position();
        int mark = cursor.mark();
        cursor.expect(Keyword.USING);
        queries.columnAliases();
        if (cursor.accept(Keyword.AS)) {
            queries.name(MentionRole.ALIAS);
        }
        cursor.mention(MentionRole.USING, from, mark);
    }

    private void table() {
        int from = cursor.position();
        int mark = cursor.mark();
        switch (cursor.keyword()) {
            case LATERAL -> {
                cursor.advance();
                if (cursor.at(TokenKind.LEFT_PAREN)) {
                    queries.parenthesized();
                    alias(false);
                    cursor.mention(MentionRole.FROM_QUERY, from, mark);
                } else {
                    functionTable();
                }
            }
            case ROWS -> {
                if (cursor.keyword(1) == Keyword.FROM) {
                    functionTable();
                } else {
                    namedTable();
                }
            }
            case XMLTABLE, JSON_TABLE -> {
                if (cursor.kind(1) == TokenKind.LEFT_PAREN) {
                    functionTable();
                } else {
                    namedTable();
                }
            }
            case ONLY -> relationTable();
            default -> {
                if (cursor.at(TokenKind.LEFT_PAREN)) {
                    if (tableInParentheses()) {
                        alias(false);
                        cursor.mention(MentionRole.FROM_QUERY, from, mark);
                    } else if (cursor.at(Keyword.AS) || cursor.atName()) {
                        alias(false);
                        cursor.mention(MentionRole.FROM_JOIN, from, mark);
                    }
                } else {
                    namedTable();
                }
            }
        }
    }

    /** A query or joined tables in parentheses; says whether it is a query. */
    private boolean tableInParentheses() {
        cursor.expect(TokenKind.LEFT_PAREN);
        boolean[] query = {true};
        expressions.nested(() -> query[0] = tableContents());
        cursor.expect(TokenKind.RIGHT_PAREN);
        return query[0];
    }

    private boolean tableContents() {
        if (queries.atQueryOrName()) {
            queries.query();
            return true;
        }
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            int from = cursor.position();
            int mark = cursor.mark();
            boolean query = tableInParentheses();
            if (query && (cursor.at(TokenKind.RIGHT_PAREN) || queries.atSetOperationOrTail())) {
                queries.queryRest(from, mark);
                return true;
            }
            boolean aliased = cursor.at(Keyword.AS) || cursor.atName();
            if (aliased) {
                alias(false);
            }
            if (query || aliased) {
                cursor.mention(query ? MentionRole.FROM_QUERY : MentionRole.FROM_JOIN, from, mark);
            }
            if (!joins(mark) && (query || aliased)) {
                throw cursor.error();
            }
            return false;
        }
        if (!tableReference()) {
            throw cursor.error();
        }
        return false;
    }

    private void namedTable() {
        if (cursor.atName()) {
            int ahead = 1;
            while (cursor.kind(ahead) == TokenKind.DOT && cursor.atLabel(ahead + 1)) {
                ahead += 2;
            }
            if (cursor.kind(ahead) == TokenKind.LEFT_PAREN) {
                functionTable();
                return;
            }
            relationTable();
            return;
        }
        functionTable();
    }

    private void relationTable() {
        int from = cursor.position();
        int mark = cursor.mark();
        relation();
        alias(false);
        sample();
        cursor.mention(MentionRole.FROM_RELATION, from, mark);
    }

    /** A relation with what stands below it, or without ({@code relation_expr}). */
    void relation() {
        if (cursor.accept(Keyword.ONLY)) {
            if (cursor.accept(TokenKind.LEFT_PAREN)) {
                relationName();
                cursor.expect(TokenKind.RIGHT_PAREN);
            } else {
                relationName();
            }
            return;
        }
        relationName();
        cursor.accept(TokenKind.STAR);
    }

    private void sample() {
        int from = cursor.position();
        int mark = cursor.mark();
        if (!cursor.accept(Keyword.TABLESAMPLE)) {
            return;
        }
        expressions.calls().functionName();
        cursor.expect(TokenKind.LEFT_PAREN);
        expressions.nested(expressions::list);
        cursor.expect(TokenKind.RIGHT_PAREN);
        if (cursor.accept(Keyword.REPEATABLE)) {
            expressions.parenthesized();
        }
        cursor.mention(MentionRole.SAMPLE, from, mark);
    }

    private void functionTable() {
        int from = cursor.position();
        int mark = cursor.mark();
        if (cursor.at(Keyword.XMLTABLE) || cursor.at(Keyword.JSON_TABLE)) {
            boolean xml = cursor.at(Keyword.XMLTABLE);
            cursor.advance();
            if (xml) {
                expressions.special().xmlTable();
            } else {
                expressions.special().jsonTable();
            }
            alias(false);
            cursor.mention(MentionRole.FROM_FUNCTION, from, mark);
            return;
        }
        if (cursor.accept(Keyword.ROWS, Keyword.FROM)) {
            cursor.expect(TokenKind.LEFT_PAREN);
            expressions.nested(() -> {
                do {
                    function();
                    if (cursor.accept(Keyword.AS)) {
                        columnDefinitions(true);
                    }
                } while (cursor.accept(TokenKind.COMMA));
            });
            cursor.expect(TokenKind.RIGHT_PAREN);
        } else {
            function();
        }
        int ordinality = cursor.position();
        if (cursor.accept(Keyword.WITH, Keyword.ORDINALITY)) {
            cursor.mention(MentionRole.ORDINALITY, ordinality);
        }
        alias(true);
        cursor.mention(MentionRole.FROM_FUNCTION, from, mark);
    }

    private void function() {
        if (!cursor.atLabel()) {
            throw cursor.error();
        }
        expressions.calls().functionCall();
    }

    /** An alias, if one stands here; that of a function may define columns. */
    private void alias(boolean function) {
        boolean written = cursor.accept(Keyword.AS);
        if (written && function && cursor.at(TokenKind.LEFT_PAREN)) {
            columnDefinitions(true);
            return;
        }
        if (!written && !cursor.atName()) {
            return;
        }
        queries.name(MentionRole.ALIAS);
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            if (function) {
                columnDefinitions(false);
            } else {
                queries.columnAliases();
            }
        }
    }

    /** Names of columns, or definitions, all of one kind. */
    private void columnDefinitions(boolean mustBeTyped) {
        cursor.expect(TokenKind.LEFT_PAREN);
        boolean first = true;
        boolean typed = mustBeTyped;
        do {
            int from = cursor.position();
            int mark = cursor.mark();
            queries.name(MentionRole.COLUMN_ALIAS);
            if (first && !mustBeTyped) {
                typed = !cursor.at(TokenKind.COMMA) && !cursor.at(TokenKind.RIGHT_PAREN);
            }
            first = false;
            if (typed) {
                types.typeName();
                queries.collation();
                cursor.mention(MentionRole.COLUMN_DEFINITION, from, mark);
            }
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.RIGHT_PAREN);
    }
}
