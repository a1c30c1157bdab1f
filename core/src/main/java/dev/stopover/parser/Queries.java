package dev.stopover.parser;

import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.TokenKind;
import java.util.Arrays;

/**
 * Finds where queries and data changes end and that they are well formed, by PostgreSQL's own grammar ({@code
 * SelectStmt}, {@code InsertStmt} and so on in {@code gram.y}). Nothing is built: a query is the run of its tokens.
 */
final class Queries {

    private final Cursor cursor;
    private final Expressions expressions;
    private final Types types;
    private int runFrom = -1;
    private int runTo = -1;

    Queries(Cursor cursor, Expressions expressions, Types types) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.types = types;
    }

    /** A query, perhaps in parentheses ({@code SelectStmt}). */
    Query select() {
        int from = cursor.position();
        requireQuery();
        query();
        return from(from);
    }

    /** A query or data change ({@code PreparableStmt}). */
    Query statement() {
        int from = cursor.position();
        preparable();
        return from(from);
    }

    /**
     * An expression of PL/pgSQL: what may follow SELECT, so that a FROM or an ORDER BY may stand in it, but no INTO and no
     * UNION ({@code PLpgSQL_Expr}).
     */
    void plpgsqlExpression() {
        int from = cursor.position();
        int mark = cursor.mark();
        selection();
        clauses();
        cursor.mention(MentionRole.SELECT, from, mark);
        tail();
        cursor.mention(MentionRole.QUERY, from, mark);
    }

    /** An assignment of PL/pgSQL ({@code PLAssignStmt}). */
    void plpgsqlAssignment() {
        int mark = cursor.mark();
        if (!cursor.accept(TokenKind.PARAMETER)) {
            cursor.label();
        }
        expressions.indirection(mark);
        if (!cursor.accept(TokenKind.EQUALS)) {
            cursor.expect(TokenKind.COLON_EQUALS);
        }
        plpgsqlExpression();
    }

    private Query from(int position) {
        int first = cursor.tokens().significant(position);
        return new Query(cursor.tokens(), first, Math.max(first, cursor.lastIndex()));
    }

    /** Whether a query begins here, perhaps after parentheses; in them VALUES may be a name. */
    boolean atQuery() {
        if (!cursor.at(TokenKind.LEFT_PAREN)) {
            return atQueryWord();
        }
        int position = cursor.position();
        if (position < runFrom || position >= runTo) {
            runFrom = position;
            int ahead = 1;
            while (cursor.kind(ahead) == TokenKind.LEFT_PAREN) {
                ahead++;
            }
            runTo = position + ahead;
        }
        Keyword first = cursor.keyword(runTo - position);
        return first == Keyword.VALUES ? cursor.kind(runTo - position + 1) == TokenKind.LEFT_PAREN : isQueryWord(first);
    }

    private boolean atQueryWord() {
        return isQueryWord(cursor.keyword());
    }

    /** Whether a query's first word stands here where a name may stand as well, as VALUES is one. */
    boolean atQueryOrName() {
        return atQueryWord() && (!cursor.at(Keyword.VALUES) || cursor.kind(1) == TokenKind.LEFT_PAREN);
    }

    private static boolean isQueryWord(Keyword keyword) {
        return keyword == Keyword.SELECT
                || keyword == Keyword.VALUES
                || keyword == Keyword.WITH
                || keyword == Keyword.TABLE;
    }

    /** Whether what stands here goes on a query that stood in parentheses. */
    boolean atSetOperationOrTail() {
        return switch (cursor.keyword()) {
            case UNION, INTERSECT, EXCEPT, ORDER, LIMIT, OFFSET, FETCH, FOR -> true;
            default -> false;
        };
    }

    /** A query in parentheses ({@code select_with_parens}). */
    void parenthesized() {
        if (!cursor.at(TokenKind.LEFT_PAREN)) {
            throw cursor.error();
        }
        cursor.advance();
        expressions.nested(this::query);
        cursor.expect(TokenKind.RIGHT_PAREN);
    }

    /** A query up to its end ({@code select_no_parens} or one in parentheses). */
    void query() {
        int from = cursor.position();
        int mark = cursor.mark();
        if (cursor.at(Keyword.WITH)) {
            with();
        }
        operand();
        queryRest(from, mark);
    }

    /** What may follow the first operand of a query that began at a position and was noted since a mark. */
    void queryRest(int from, int mark) {
        while (cursor.at(Keyword.UNION) || cursor.at(Keyword.INTERSECT) || cursor.at(Keyword.EXCEPT)) {
            int operation = cursor.position();
            cursor.advance();
            cursor.mention(MentionRole.SET_OPERATION, operation);
            if (!cursor.accept(Keyword.ALL)) {
                cursor.accept(Keyword.DISTINCT);
            }
            operand();
        }
        tail();
        cursor.mention(MentionRole.QUERY, from, mark);
    }

    /** The order, the limit and the locks of a query. */
    private void tail() {
        boolean ordered = cursor.at(Keyword.ORDER);
        optionalOrderBy();
        boolean locked = locking();
        limit(ordered);
        if (!locked) {
            locking();
        }
    }

    private void operand() {
        int from = cursor.position();
        int mark = cursor.mark();
        switch (cursor.keyword()) {
            case SELECT -> {
                selectBody();
                cursor.mention(MentionRole.SELECT, from, mark);
            }
            case VALUES -> {
                values();
                cursor.mention(MentionRole.VALUES, from, mark);
            }
            case TABLE -> {
                cursor.advance();
                relation();
                cursor.mention(MentionRole.TABLE, from, mark);
            }
            default -> parenthesized();
        }
    }

    private void values() {
        cursor.advance();
        do {
            row();
        } while (cursor.accept(TokenKind.COMMA));
    }

    /** A row of VALUES. */
    private void row() {
        int from = cursor.position();
        int mark = cursor.mark();
        cursor.expect(TokenKind.LEFT_PAREN);
        expressions.nested(expressions::list);
        cursor.expect(TokenKind.RIGHT_PAREN);
        cursor.mention(MentionRole.ROW, from, mark);
    }

    private void with() {
        int with = cursor.position();
        int all = cursor.mark();
        cursor.advance();
        if (cursor.keyword(1) != Keyword.AS && cursor.kind(1) != TokenKind.LEFT_PAREN) {
            cursor.accept(Keyword.RECURSIVE);
        }
        do {
            int from = cursor.position();
            int mark = cursor.mark();
            name(MentionRole.ALIAS);
            if (cursor.at(TokenKind.LEFT_PAREN)) {
                columnAliases();
            }
            cursor.expect(Keyword.AS);
            if (cursor.accept(Keyword.NOT)) {
                cursor.expect(Keyword.MATERIALIZED);
            } else {
                cursor.accept(Keyword.MATERIALIZED);
            }
            cursor.expect(TokenKind.LEFT_PAREN);
            expressions.nested(this::preparable);
            cursor.expect(TokenKind.RIGHT_PAREN);
            searchAndCycle();
            cursor.mention(MentionRole.COMMON_TABLE, from, mark);
        } while (cursor.accept(TokenKind.COMMA));
        cursor.mention(MentionRole.WITH, with, all);
    }

    /** A name ({@code ColId}) that is of a kind. */
    private Void name(MentionRole role) {
        int from = cursor.position();
        cursor.name();
        cursor.mention(role, from);
        return null;
    }

    /** Any word as a name that is of a kind. */
    private void label(MentionRole role) {
        int from = cursor.position();
        cursor.label();
        cursor.mention(role, from);
    }

    private void columnAliases() {
        cursor.parenthesized(() -> name(MentionRole.COLUMN_ALIAS));
    }

    void windowName() {
        name(MentionRole.WINDOW_NAME);
    }

    private void searchAndCycle() {
        if (cursor.accept(Keyword.SEARCH)) {
            if (!cursor.accept(Keyword.DEPTH)) {
                cursor.expect(Keyword.BREADTH);
            }
            cursor.expect(Keyword.FIRST, Keyword.BY);
            cursor.list(cursor::name);
            cursor.expect(Keyword.SET);
            name(MentionRole.LABEL);
        }
        if (cursor.accept(Keyword.CYCLE)) {
            cursor.list(cursor::name);
            cursor.expect(Keyword.SET);
            name(MentionRole.LABEL);
            if (cursor.accept(Keyword.TO)) {
                expressions.constant();
                cursor.expect(Keyword.DEFAULT);
                expressions.constant();
            }
            cursor.expect(Keyword.USING);
            name(MentionRole.LABEL);
        }
    }

    /** A query or data change with what WITH puts before it. */
    private void preparable() {
        int from = cursor.position();
        int mark = cursor.mark();
        if (cursor.at(Keyword.WITH)) {
            with();
        }
        switch (cursor.keyword()) {
            case INSERT -> {
                insert();
                cursor.mention(MentionRole.INSERT, from, mark);
            }
            case UPDATE -> {
                update();
                cursor.mention(MentionRole.UPDATE, from, mark);
            }
            case DELETE -> {
                delete();
                cursor.mention(MentionRole.DELETE, from, mark);
            }
            case MERGE -> {
                merge();
                cursor.mention(MentionRole.MERGE, from, mark);
            }
            default -> {
                operand();
                queryRest(from, mark);
            }
        }
    }

    private void selectBody() {
        cursor.advance();
        selection();
        into();
        clauses();
    }

    private void selection() {
        if (cursor.accept(Keyword.DISTINCT)) {
            int from = cursor.position();
            int mark = cursor.mark();
            if (cursor.accept(Keyword.ON)) {
                cursor.expect(TokenKind.LEFT_PAREN);
                expressions.nested(expressions::list);
                cursor.expect(TokenKind.RIGHT_PAREN);
                cursor.mention(MentionRole.DISTINCT_ON, from, mark);
            }
            targets();
        } else {
            cursor.accept(Keyword.ALL);
            if (!endsTargets()) {
                targets();
            }
        }
    }

    /** FROM to WINDOW. */
    private void clauses() {
        if (cursor.accept(Keyword.FROM)) {
            fromList();
        }
        condition(Keyword.WHERE, MentionRole.WHERE);
        int from = cursor.position();
        int mark = cursor.mark();
        if (cursor.accept(Keyword.GROUP)) {
            cursor.expect(Keyword.BY);
            if (!cursor.accept(Keyword.ALL)) {
                cursor.accept(Keyword.DISTINCT);
            }
            groups();
            cursor.mention(MentionRole.GROUP_BY, from, mark);
        }
        condition(Keyword.HAVING, MentionRole.HAVING);
        if (cursor.accept(Keyword.WINDOW)) {
            do {
                windowName();
                cursor.expect(Keyword.AS);
                window();
            } while (cursor.accept(TokenKind.COMMA));
        }
    }

    private void condition(Keyword word, MentionRole role) {
        int from = cursor.position();
        int mark = cursor.mark();
        if (cursor.accept(word)) {
            expressions.any();
            cursor.mention(role, from, mark);
        }
    }

    /** Whether a list of targets may be empty before this token. */
    private boolean endsTargets() {
        return switch (cursor.kind()) {
            case END, RIGHT_PAREN, SEMICOLON -> true;
            default ->
                followsTargets(cursor.keyword())
                        || cursor.at(Keyword.WITH, Keyword.DATA)
                        || cursor.at(Keyword.WITH, Keyword.NO);
        };
    }

    /** Whether a word goes on the query or the data change after a list of targets. */
    static boolean followsTargets(Keyword keyword) {
        return switch (keyword) {
            case INTO,
                    FROM,
                    WHERE,
                    GROUP,
                    HAVING,
                    WINDOW,
                    UNION,
                    INTERSECT,
                    EXCEPT,
                    ORDER,
                    LIMIT,
                    OFFSET,
                    FETCH,
                    FOR,
                    ON,
                    RETURNING -> true;
            default -> false;
        };
    }

    /** What is selected or returned ({@code target_list}). */
    private void targets() {
        do {
            int from = cursor.position();
            int mark = cursor.mark();
            if (cursor.accept(TokenKind.STAR)) {
                cursor.mention(MentionRole.STAR, from);
            } else {
                expressions.target();
                if (cursor.accept(Keyword.AS) || atBareLabel()) {
                    label(MentionRole.LABEL);
                }
            }
            cursor.mention(MentionRole.TARGET, from, mark);
        } while (cursor.accept(TokenKind.COMMA));
    }

    private boolean atBareLabel() {
        return cursor.kind() == TokenKind.KEYWORD
                ? cursor.keyword().isBareLabel()
                : cursor.kind().isIdentifier();
    }

    private void into() {
        int from = cursor.position();
        int mark = cursor.mark();
        if (!cursor.accept(Keyword.INTO)) {
            return;
        }
        persistence();
        cursor.accept(Keyword.TABLE);
        relationName();
        cursor.mention(MentionRole.INTO, from, mark);
    }

    private void relationName() {
        int from = cursor.position();
        cursor.qualifiedName();
        cursor.mention(MentionRole.RELATION, from);
    }

    /** How the table after INTO is kept; a word that nothing of a table follows is the table's own name. */
    private void persistence() {
        switch (cursor.keyword()) {
            case LOCAL, GLOBAL -> {
                if (cursor.keyword(1) == Keyword.TEMPORARY || cursor.keyword(1) == Keyword.TEMP) {
                    cursor.advance();
                    cursor.advance();
                }
            }
            case TEMPORARY, TEMP, UNLOGGED -> {
                if (cursor.atName(1) || cursor.keyword(1) == Keyword.TABLE) {
                    cursor.advance();
                }
            }
            default -> {}
        }
    }

    private void fromList() {
        do {
            tableReference();
        } while (cursor.accept(TokenKind.COMMA));
    }

    /** A table with all that is joined to it ({@code table_ref}); says whether anything is. */
    private boolean tableReference() {
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
        columnAliases();
        if (cursor.accept(Keyword.AS)) {
            name(MentionRole.ALIAS);
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
                    parenthesized();
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
        if (atQueryOrName()) {
            query();
            return true;
        }
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            int from = cursor.position();
            int mark = cursor.mark();
            boolean query = tableInParentheses();
            if (query && (cursor.at(TokenKind.RIGHT_PAREN) || atSetOperationOrTail())) {
                queryRest(from, mark);
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
        expressions.functionName();
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
        expressions.functionCall();
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
        name(MentionRole.ALIAS);
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            if (function) {
                columnDefinitions(false);
            } else {
                columnAliases();
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
            name(MentionRole.COLUMN_ALIAS);
            if (first && !mustBeTyped) {
                typed = !cursor.at(TokenKind.COMMA) && !cursor.at(TokenKind.RIGHT_PAREN);
            }
            first = false;
            if (typed) {
                types.typeName();
                collation();
                cursor.mention(MentionRole.COLUMN_DEFINITION, from, mark);
            }
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.RIGHT_PAREN);
    }

    private void collation() {
        if (cursor.accept(Keyword.COLLATE)) {
            int from = cursor.position();
            cursor.qualifiedName();
            cursor.mention(MentionRole.COLLATION, from);
        }
    }

    private void groups() {
        do {
            if (cursor.at(TokenKind.LEFT_PAREN) && cursor.kind(1) == TokenKind.RIGHT_PAREN) {
                cursor.advance();
                cursor.advance();
            } else if (cursor.accept(Keyword.GROUPING, Keyword.SETS)) {
                cursor.expect(TokenKind.LEFT_PAREN);
                expressions.nested(this::groups);
                cursor.expect(TokenKind.RIGHT_PAREN);
            } else {
                boolean set = cursor.at(Keyword.CUBE) || cursor.at(Keyword.ROLLUP);
                if (set && cursor.kind(1) == TokenKind.LEFT_PAREN && cursor.kind(2) == TokenKind.RIGHT_PAREN) {
                    cursor.moveTo(cursor.position() + 2);
                    throw cursor.error();
                }
                expressions.any();
            }
        } while (cursor.accept(TokenKind.COMMA));
    }

    /** The specification of a window, in parentheses. */
    void window() {
        int from = cursor.position();
        int mark = cursor.mark();
        cursor.expect(TokenKind.LEFT_PAREN);
        expressions.nested(() -> {
            if (cursor.atName() && !cursor.at(Keyword.PARTITION) && !atFrame()) {
                windowName();
            }
            if (cursor.accept(Keyword.PARTITION)) {
                cursor.expect(Keyword.BY);
                expressions.list();
            }
            optionalOrderBy();
            if (atFrame()) {
                frame();
            }
        });
        cursor.expect(TokenKind.RIGHT_PAREN);
        cursor.mention(MentionRole.WINDOW, from, mark);
    }

    private boolean atFrame() {
        return cursor.at(Keyword.RANGE) || cursor.at(Keyword.ROWS) || cursor.at(Keyword.GROUPS);
    }

    private void frame() {
        cursor.advance();
        int start = cursor.position();
        boolean between = cursor.accept(Keyword.BETWEEN);
        Bound first = bound();
        Bound last = Bound.CURRENT_ROW;
        if (between) {
            cursor.expect(Keyword.AND);
            last = bound();
        }
        boolean backwards = first == Bound.UNBOUNDED_FOLLOWING
                || last == Bound.UNBOUNDED_PRECEDING
                || first == Bound.FOLLOWING && last.compareTo(Bound.FOLLOWING) < 0
                || first == Bound.CURRENT_ROW && last == Bound.PRECEDING;
        if (backwards) {
            cursor.moveTo(start);
            throw cursor.error("A window's frame ends before it begins.", "Exchange its two ends.");
        }
        if (cursor.accept(Keyword.EXCLUDE)) {
            switch (cursor.keyword()) {
                case CURRENT -> {
                    cursor.advance();
                    cursor.expect(Keyword.ROW);
                }
                case GROUP, TIES -> cursor.advance();
                default -> cursor.expect(Keyword.NO, Keyword.OTHERS);
            }
        }
    }

    /** An end of a window's frame, in the order in which they may come. */
    private enum Bound {
        UNBOUNDED_PRECEDING,
        PRECEDING,
        CURRENT_ROW,
        FOLLOWING,
        UNBOUNDED_FOLLOWING
    }

    private Bound bound() {
        if (cursor.accept(Keyword.CURRENT, Keyword.ROW)) {
            return Bound.CURRENT_ROW;
        }
        boolean unbounded = cursor.at(Keyword.UNBOUNDED)
                && (cursor.keyword(1) == Keyword.PRECEDING || cursor.keyword(1) == Keyword.FOLLOWING);
        if (unbounded) {
            cursor.advance();
        } else {
            expressions.any();
        }
        if (cursor.accept(Keyword.PRECEDING)) {
            return unbounded ? Bound.UNBOUNDED_PRECEDING : Bound.PRECEDING;
        }
        cursor.expect(Keyword.FOLLOWING);
        return unbounded ? Bound.UNBOUNDED_FOLLOWING : Bound.FOLLOWING;
    }

    void optionalOrderBy() {
        if (cursor.at(Keyword.ORDER)) {
            orderBy();
        }
    }

    /** {@code ORDER BY}. */
    void orderBy() {
        int from = cursor.position();
        int mark = cursor.mark();
        cursor.expect(Keyword.ORDER, Keyword.BY);
        do {
            expressions.any();
            if (cursor.accept(Keyword.USING)) {
                if (cursor.at(Keyword.OPERATOR)) {
                    expressions.operatorCall();
                } else {
                    expressions.anyOperator();
                }
            } else if (!cursor.accept(Keyword.ASC)) {
                cursor.accept(Keyword.DESC);
            }
            nullsOrder();
        } while (cursor.accept(TokenKind.COMMA));
        cursor.mention(MentionRole.ORDER_BY, from, mark);
    }

    private void nullsOrder() {
        if (atNullsOrder()) {
            cursor.advance();
            cursor.advance();
        }
    }

    private boolean atNullsOrder() {
        return cursor.at(Keyword.NULLS, Keyword.FIRST) || cursor.at(Keyword.NULLS, Keyword.LAST);
    }

    private void limit(boolean ordered) {
        boolean limited = false;
        boolean skipped = false;
        while (true) {
            int from = cursor.position();
            int mark = cursor.mark();
            if (!limited && cursor.accept(Keyword.LIMIT)) {
                limited = true;
                if (!cursor.accept(Keyword.ALL)) {
                    expressions.any();
                }
                if (cursor.at(TokenKind.COMMA)) {
                    throw cursor.error(
                            "LIMIT takes one number in PostgreSQL.", "Write LIMIT count OFFSET start instead.");
                }
            } else if (!limited && cursor.accept(Keyword.FETCH)) {
                limited = true;
                fetch(ordered);
            } else if (!skipped && cursor.accept(Keyword.OFFSET)) {
                skipped = true;
                offset();
            } else {
                return;
            }
            cursor.mention(MentionRole.LIMIT, from, mark);
        }
    }

    /** What OFFSET skips: any expression, or before ROWS one that needs no parentheses. */
    private void offset() {
        int from = cursor.position();
        boolean number = isSignedNumber();
        boolean primary = expressions.anyOrPrimary() || number && cursor.position() == from + 2;
        if (primary && !cursor.accept(Keyword.ROW)) {
            cursor.accept(Keyword.ROWS);
        }
    }

    private boolean isSignedNumber() {
        return (cursor.at(TokenKind.PLUS) || cursor.at(TokenKind.MINUS))
                && (cursor.kind(1) == TokenKind.INTEGER || cursor.kind(1) == TokenKind.NUMBER);
    }

    private void fetch(boolean ordered) {
        if (!cursor.accept(Keyword.FIRST)) {
            cursor.expect(Keyword.NEXT);
        }
        boolean rows = cursor.at(Keyword.ROW) || cursor.at(Keyword.ROWS);
        if (!rows || cursor.keyword(1) == Keyword.ROW || cursor.keyword(1) == Keyword.ROWS) {
            if (cursor.at(TokenKind.PLUS) || cursor.at(TokenKind.MINUS)) {
                cursor.number();
            } else {
                expressions.primary();
            }
        }
        if (!cursor.accept(Keyword.ROW)) {
            cursor.expect(Keyword.ROWS);
        }
        if (!cursor.accept(Keyword.ONLY)) {
            int with = cursor.position();
            cursor.expect(Keyword.WITH, Keyword.TIES);
            if (!ordered) {
                cursor.moveTo(with);
                throw cursor.error("WITH TIES needs an order.", "Add ORDER BY before it.");
            }
        }
    }

    private boolean locking() {
        boolean any = false;
        while (cursor.accept(Keyword.FOR)) {
            any = true;
            if (cursor.accept(Keyword.READ)) {
                cursor.expect(Keyword.ONLY);
                continue;
            }
            if (cursor.accept(Keyword.NO)) {
                cursor.expect(Keyword.KEY, Keyword.UPDATE);
            } else if (cursor.accept(Keyword.KEY)) {
                cursor.expect(Keyword.SHARE);
            } else if (!cursor.accept(Keyword.UPDATE)) {
                cursor.expect(Keyword.SHARE);
            }
            if (cursor.accept(Keyword.OF)) {
                do {
                    int from = cursor.position();
                    cursor.qualifiedName();
                    cursor.mention(MentionRole.LOCKED, from);
                } while (cursor.accept(TokenKind.COMMA));
            }
            if (!cursor.accept(Keyword.NOWAIT) && cursor.accept(Keyword.SKIP)) {
                cursor.expect(Keyword.LOCKED);
            }
        }
        return any;
    }

    private void insert() {
        cursor.advance();
        cursor.expect(Keyword.INTO);
        relationName();
        if (cursor.accept(Keyword.AS)) {
            name(MentionRole.ALIAS);
        }
        insertRest();
        int from = cursor.position();
        int mark = cursor.mark();
        if (cursor.accept(Keyword.ON)) {
            cursor.expect(Keyword.CONFLICT);
            conflict();
            cursor.mention(MentionRole.ON_CONFLICT, from, mark);
        }
        returning();
    }

    private void insertRest() {
        if (cursor.accept(Keyword.DEFAULT)) {
            cursor.expect(Keyword.VALUES);
            return;
        }
        if (cursor.at(TokenKind.LEFT_PAREN) && !atQuery()) {
            cursor.parenthesized(this::target);
        }
        overriding();
        if (cursor.accept(Keyword.DEFAULT)) {
            cursor.expect(Keyword.VALUES);
            return;
        }
        requireQuery();
        query();
    }

    private void overriding() {
        if (cursor.accept(Keyword.OVERRIDING)) {
            if (!cursor.accept(Keyword.USER)) {
                cursor.expect(Keyword.SYSTEM);
            }
            cursor.expect(Keyword.VALUE);
        }
    }

    /** A query must begin here; parentheses before it are not to blame. */
    private void requireQuery() {
        if (atQuery()) {
            return;
        }
        while (cursor.at(TokenKind.LEFT_PAREN)) {
            cursor.advance();
        }
        throw cursor.error();
    }

    /** A column that is written, perhaps only a part of it ({@code set_target}). */
    private Void target() {
        int mark = cursor.mark();
        name(MentionRole.TARGET_COLUMN);
        expressions.indirection(mark);
        return null;
    }

    private void conflict() {
        if (cursor.accept(Keyword.ON)) {
            cursor.expect(Keyword.CONSTRAINT);
            name(MentionRole.CONSTRAINT);
        } else if (cursor.at(TokenKind.LEFT_PAREN)) {
            cursor.parenthesized(this::conflictColumn);
            condition(Keyword.WHERE, MentionRole.WHERE);
        }
        cursor.expect(Keyword.DO);
        if (cursor.accept(Keyword.NOTHING)) {
            return;
        }
        cursor.expect(Keyword.UPDATE, Keyword.SET);
        assignments();
        condition(Keyword.WHERE, MentionRole.WHERE);
    }

    private Void conflictColumn() {
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            expressions.parenthesized();
        } else if (cursor.atName() && cursor.kind(1) != TokenKind.LEFT_PAREN && cursor.kind(1) != TokenKind.DOT) {
            name(MentionRole.COLUMN);
        } else {
            expressions.functionCall();
        }
        collation();
        if (cursor.atName() && !atNullsOrder()) {
            cursor.qualifiedName();
        }
        if (!cursor.accept(Keyword.ASC)) {
            cursor.accept(Keyword.DESC);
        }
        nullsOrder();
        return null;
    }

    private void assignments() {
        do {
            int from = cursor.position();
            int mark = cursor.mark();
            if (cursor.at(TokenKind.LEFT_PAREN)) {
                cursor.parenthesized(this::target);
            } else {
                target();
            }
            cursor.expect(TokenKind.EQUALS);
            expressions.any();
            cursor.mention(MentionRole.ASSIGNMENT, from, mark);
        } while (cursor.accept(TokenKind.COMMA));
    }

    private void update() {
        cursor.advance();
        changedRelation();
        cursor.expect(Keyword.SET);
        assignments();
        if (cursor.accept(Keyword.FROM)) {
            fromList();
        }
        where();
        returning();
    }

    /** The relation that a data change names, perhaps with an alias ({@code relation_expr_opt_alias}). */
    private void changedRelation() {
        relation();
        if (cursor.accept(Keyword.AS) || cursor.atName() && !cursor.at(Keyword.SET)) {
            name(MentionRole.ALIAS);
        }
    }

    private void where() {
        if (cursor.at(Keyword.WHERE, Keyword.CURRENT, Keyword.OF)) {
            cursor.moveTo(cursor.position() + 3);
            cursor.name();
        } else {
            condition(Keyword.WHERE, MentionRole.WHERE);
        }
    }

    private void delete() {
        cursor.advance();
        cursor.expect(Keyword.FROM);
        changedRelation();
        if (cursor.accept(Keyword.USING)) {
            fromList();
        }
        where();
        returning();
    }

    private void merge() {
        cursor.advance();
        cursor.expect(Keyword.INTO);
        changedRelation();
        cursor.expect(Keyword.USING);
        tableReference();
        cursor.expect(Keyword.ON);
        expressions.any();
        do {
            mergeWhen();
        } while (cursor.at(Keyword.WHEN));
        returning();
    }

    private void mergeWhen() {
        int from = cursor.position();
        int mark = cursor.mark();
        cursor.expect(Keyword.WHEN);
        boolean not = cursor.accept(Keyword.NOT);
        cursor.expect(Keyword.MATCHED);
        boolean source = false;
        if (not && cursor.accept(Keyword.BY)) {
            source = cursor.accept(Keyword.SOURCE);
            if (!source) {
                cursor.expect(Keyword.TARGET);
            }
        }
        if (cursor.accept(Keyword.AND)) {
            expressions.any();
        }
        cursor.expect(Keyword.THEN);
        if (cursor.accept(Keyword.DO)) {
            cursor.expect(Keyword.NOTHING);
        } else if (not && !source) {
            cursor.expect(Keyword.INSERT);
            mergeInsert();
        } else if (!cursor.accept(Keyword.DELETE)) {
            cursor.expect(Keyword.UPDATE, Keyword.SET);
            assignments();
        }
        cursor.mention(MentionRole.MERGE_WHEN, from, mark);
    }

    private void mergeInsert() {
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            cursor.parenthesized(this::target);
        }
        overriding();
        if (cursor.accept(Keyword.DEFAULT)) {
            cursor.expect(Keyword.VALUES);
            return;
        }
        cursor.expect(Keyword.VALUES);
        row();
    }

    private void returning() {
        int from = cursor.position();
        int mark = cursor.mark();
        if (!cursor.accept(Keyword.RETURNING)) {
            return;
        }
        if (cursor.accept(Keyword.WITH)) {
            cursor.expect(TokenKind.LEFT_PAREN);
            do {
                if (!cursor.accept(Keyword.OLD)) {
                    cursor.expect(Keyword.NEW);
                }
                cursor.expect(Keyword.AS);
                name(MentionRole.ALIAS);
            } while (cursor.accept(TokenKind.COMMA));
            cursor.expect(TokenKind.RIGHT_PAREN);
        }
        targets();
        cursor.mention(MentionRole.RETURNING, from, mark);
    }
}
