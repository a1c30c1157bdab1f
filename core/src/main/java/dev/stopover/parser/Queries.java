package dev.stopover.parser;

import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.TokenKind;

/**
 * Finds where queries and data changes end and that they are well formed, by PostgreSQL's own grammar ({@code
 * SelectStmt}, {@code InsertStmt} and so on in {@code gram.y}). Nothing is built: a query is the run of its tokens.
 */
public final class Queries {

    private final Cursor cursor;
    private final Expressions expressions;
    private final TableReferences tables;
    private final QueryTail tail;
    private final Windows windows;
    private final DataChanges changes;
    private int runFrom = -1;
    private int runTo = -1;

    Queries(Cursor cursor, Expressions expressions, Types types) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.tables = new TableReferences(cursor, this, expressions, types);
        this.tail = new QueryTail(cursor, expressions);
        this.windows = new Windows(cursor, this, expressions);
        this.changes = new DataChanges(cursor, this, expressions);
    }

    TableReferences tables() {
        return tables;
    }

    QueryTail tail() {
        return tail;
    }

    Windows windows() {
        return windows;
    }

    /** A query, perhaps in parentheses ({@code SelectStmt}). */
    Query select() {
        int from = cursor.position();
        requireQuery();
        query();
        return run(from);
    }

    /** A query or data change ({@code PreparableStmt}). */
    Query statement() {
        int from = cursor.position();
        preparable();
        return run(from);
    }

    /**
     * An expression of PL/pgSQL: what may follow SELECT, so that a FROM or an ORDER BY may stand in it, but no INTO and no
     * UNION ({@code PLpgSQL_Expr}).
     */
    public void plpgsqlExpression() {
        int from = cursor.position();
        int mark = cursor.mark();
        selection();
        clauses();
        cursor.mention(MentionRole.SELECT, from, mark);
        tail.read();
        cursor.mention(MentionRole.QUERY, from, mark);
    }

    /** An assignment of PL/pgSQL ({@code PLAssignStmt}). */
    public void plpgsqlAssignment() {
        int mark = cursor.mark();
        if (!cursor.accept(TokenKind.PARAMETER)) {
            cursor.label();
        }
        expressions.operands().indirection(mark);
        if (!cursor.accept(TokenKind.EQUALS)) {
            cursor.expect(TokenKind.COLON_EQUALS);
        }
        plpgsqlExpression();
    }

    private Query run(int position) {
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
        tail.read();
        cursor.mention(MentionRole.QUERY, from, mark);
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
                tables.relation();
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
    void row() {
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
    Void name(MentionRole role) {
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

    void columnAliases() {
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
                expressions.operands().constant();
                cursor.expect(Keyword.DEFAULT);
                expressions.operands().constant();
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
                changes.insert();
                cursor.mention(MentionRole.INSERT, from, mark);
            }
            case UPDATE -> {
                changes.update();
                cursor.mention(MentionRole.UPDATE, from, mark);
            }
            case DELETE -> {
                changes.delete();
                cursor.mention(MentionRole.DELETE, from, mark);
            }
            case MERGE -> {
                changes.merge();
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
            tables.fromList();
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
                windows.window();
            } while (cursor.accept(TokenKind.COMMA));
        }
    }

    void condition(Keyword word, MentionRole role) {
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
    void targets() {
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
        tables.relationName();
        cursor.mention(MentionRole.INTO, from, mark);
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

    void collation() {
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

    /** A query must begin here; parentheses before it are not to blame. */
    void requireQuery() {
        if (atQuery()) {
            return;
        }
        while (cursor.at(TokenKind.LEFT_PAREN)) {
            cursor.advance();
        }
        throw cursor.error();
    }
}
