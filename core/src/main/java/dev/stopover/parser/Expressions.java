package dev.stopover.parser;

import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.TokenKind;

/**
 * Finds where expressions end and that they are well formed, by PostgreSQL's own grammar ({@code a_expr}, {@code
 * b_expr} and {@code c_expr} in {@code gram.y}); what is in them is for others to answer. Nothing is built: an
 * expression is the run of its tokens. Beyond {@link #DEEP} parentheses only their balance is looked at, so that no
 * input exhausts the stack.
 */
final class Expressions {

    /** So many parentheses within each other are looked into. */
    static final int DEEP = 200;

    private static final int OR = 1;
    private static final int AND = 2;
    private static final int NOT = 3;
    private static final int IS = 4;
    private static final int COMPARISON = 5;
    private static final int IN = 6;
    private static final int OTHER = 8;
    private static final int SUM = 9;
    private static final int PRODUCT = 10;
    private static final int POWER = 11;
    private static final int AT = 12;
    private static final int COLLATE = 13;
    private static final int SIGN = 14;
    private static final int CAST = 15;
    private static final int NONE = 99;

    private final Cursor cursor;
    private final Types types;
    private final Queries queries;
    private final SpecialCalls special;
    private int depth;

    /** Whether the parenthesis read last holds a row of several expressions. */
    private boolean row;

    Expressions(Cursor cursor) {
        this.cursor = cursor;
        this.types = new Types(cursor, this);
        this.queries = new Queries(cursor, this, types);
        this.special = new SpecialCalls(cursor, this, types);
    }

    Types types() {
        return types;
    }

    SpecialCalls special() {
        return special;
    }

    Queries queries() {
        return queries;
    }

    /** An expression of any kind ({@code a_expr}). */
    Expression expression() {
        int from = cursor.position();
        any();
        return from(from);
    }

    /** An expression that stands where keywords may follow, as after DEFAULT ({@code b_expr}). */
    Expression restricted() {
        int from = cursor.position();
        restricted(0);
        return from(from);
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
            primary();
        }
        return from(from);
    }

    /** The call of a function by its name ({@code func_application}). */
    Expression namedCall() {
        int from = cursor.position();
        int mark = cursor.mark();
        functionName();
        callArguments();
        cursor.mention(MentionRole.CALL, from, mark);
        return from(from);
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

    /** An expression in parentheses; the parentheses belong to it. */
    Expression parenthesized() {
        int from = cursor.position();
        cursor.expect(TokenKind.LEFT_PAREN);
        nested(this::any);
        cursor.expect(TokenKind.RIGHT_PAREN);
        return from(from);
    }

    /** An expression in parentheses, without them. */
    Expression inParentheses() {
        cursor.expect(TokenKind.LEFT_PAREN);
        int from = cursor.position();
        nested(this::any);
        Expression expression = from(from);
        cursor.expect(TokenKind.RIGHT_PAREN);
        return expression;
    }

    private Expression from(int position) {
        int first = cursor.tokens().significant(position);
        return new Expression(cursor.tokens(), first, Math.max(first, cursor.lastIndex()));
    }

    /** Runs a step inside a parenthesis that is already open, or passes over all up to its end where it is too deep. */
    void nested(Runnable step) {
        if (depth >= DEEP) {
            cursor.mentionsIncomplete();
            skipToClose();
            return;
        }
        depth++;
        step.run();
        depth--;
    }

    private void skipToClose() {
        int open = 0;
        while (!cursor.atEnd()) {
            switch (cursor.kind()) {
                case LEFT_PAREN, LEFT_BRACKET -> open++;
                case RIGHT_PAREN, RIGHT_BRACKET -> {
                    if (open == 0) {
                        return;
                    }
                    open--;
                }
                case UNTERMINATED, INVALID, BAD_NUMBER -> throw cursor.error();
                default -> {}
            }
            cursor.advance();
        }
        throw cursor.error();
    }

    void any() {
        any(0);
    }

    private void any(int least) {
        int mark = cursor.mark();
        int waiting = cursor.prefixes();
        int loosest = prefixes();
        operand();
        // What NOT negates takes in looser operators than an operand without it would.
        rest(mark, waiting, Math.min(least, loosest + 1), NONE, End.OTHER);
    }

    /** An expression; says whether it is one that has no operators outside of parentheses ({@code c_expr}). */
    boolean anyOrPrimary() {
        int mark = cursor.mark();
        int waiting = cursor.prefixes();
        boolean plain = prefixes() == NONE && !cursor.at(Keyword.UNIQUE) && !cursor.at(Keyword.DEFAULT);
        operand();
        int end = cursor.position();
        rest(mark, waiting, 0, NONE, End.OTHER);
        return plain && cursor.position() == end;
    }

    /** The first operand of an expression, without what stands before it. */
    private void operand() {
        int from = cursor.position();
        int mark = cursor.mark();
        if (cursor.accept(Keyword.UNIQUE)) {
            if (cursor.accept(Keyword.NULLS)) {
                cursor.accept(Keyword.NOT);
                cursor.expect(Keyword.DISTINCT);
            }
            int to = cursor.position();
            queries.parenthesized();
            cursor.operator(from, to, mark);
        } else if (cursor.accept(Keyword.DEFAULT)) {
            cursor.mention(MentionRole.DEFAULT, from);
        } else {
            primary();
        }
    }

    /** Takes the signs, operators and NOTs before an operand; says how tightly the loosest of them binds. */
    private int prefixes() {
        int loosest = NONE;
        while (true) {
            int from = cursor.position();
            boolean sign = cursor.at(TokenKind.PLUS) || cursor.at(TokenKind.MINUS);
            int level;
            if (cursor.accept(Keyword.NOT)) {
                level = NOT;
            } else if (sign()) {
                level = sign ? SIGN : OTHER;
            } else {
                return loosest;
            }
            cursor.prefix(from, level);
            loosest = Math.min(loosest, level);
        }
    }

    private boolean sign() {
        switch (cursor.kind()) {
            case PLUS, MINUS -> {
                cursor.advance();
                return true;
            }
            case OPERATOR -> {
                if (isComparison() || isArithmetic()) {
                    throw cursor.error();
                }
                cursor.advance();
                return true;
            }
            default -> {
                if (cursor.at(Keyword.OPERATOR) && cursor.kind(1) == TokenKind.LEFT_PAREN) {
                    operatorCall();
                    return true;
                }
                return false;
            }
        }
    }

    /** What an operator may be instead, after an operand that stands in no other's operand. */
    private enum End {
        /** An operator is an operator. */
        OTHER,
        /** It may label what stands before it in a list of targets. */
        LABEL,
        /** {@code SIMILAR} without {@code TO} goes on with SUBSTRING's arguments. */
        SUBSTRING
    }

    /**
     * What follows a first operand, as long as it binds at least so tightly. Comparisons and their like do not chain:
     * one that ends in an operand cannot be followed by another.
     *
     * @param mark what was noted before the operand
     * @param waiting how many operators waited before those in front of it
     * @param most how tightly an operator may bind at most to be the end instead
     */
    private void rest(int mark, int waiting, int least, int most, End end) {
        int last = NONE;
        while (true) {
            int level = level();
            if (level < least || level == NONE || level <= most && level != last && isEnd(end)) {
                cursor.applyPrefixes(waiting, 0, mark);
                return;
            }
            if (level == last) {
                throw cursor.error();
            }
            cursor.applyPrefixes(waiting, level, mark);
            boolean open = operator(level, mark);
            last = open && (level == IS || level == COMPARISON || level == IN) ? level : NONE;
        }
    }

    /** How tightly the operator here binds, or {@link #NONE} if none stands here. */
    private int level() {
        switch (cursor.kind()) {
            case EQUALS -> {
                return COMPARISON;
            }
            case PLUS, MINUS -> {
                return SUM;
            }
            case STAR -> {
                return PRODUCT;
            }
            case DOUBLE_COLON -> {
                return CAST;
            }
            case OPERATOR -> {
                return isComparison() ? COMPARISON : operatorLevel();
            }
            case ARROW -> {
                return NONE;
            }
            default -> {}
        }
        return switch (cursor.keyword()) {
            case OR -> OR;
            case AND -> AND;
            case IS, ISNULL, NOTNULL -> IS;
            case BETWEEN, IN, LIKE, ILIKE, SIMILAR -> IN;
            case NOT ->
                switch (cursor.keyword(1)) {
                    case BETWEEN, IN, LIKE, ILIKE, SIMILAR -> IN;
                    default -> NONE;
                };
            case OPERATOR -> OTHER;
            case AT -> AT;
            case COLLATE -> COLLATE;
            default -> NONE;
        };
    }

    /**
     * An expression in a list of targets, which a label may follow without AS, even one that is an operator. PostgreSQL
     * takes it for the operator wherever an operand before it would be its left one: {@code a like} has a label, {@code
     * a = b like} lacks a pattern.
     */
    void target() {
        outermost(End.LABEL);
    }

    private void outermost(End end) {
        int mark = cursor.mark();
        int waiting = cursor.prefixes();
        int loosest = prefixes();
        operand();
        rest(mark, waiting, 0, loosest, end);
    }

    private boolean isEnd(End end) {
        return switch (end) {
            case OTHER -> false;
            case LABEL -> isLabel();
            case SUBSTRING -> cursor.at(Keyword.SIMILAR) && cursor.keyword(1) != Keyword.TO;
        };
    }

    /** Whether the word here labels what stands before it: nothing follows that it could be applied to. */
    private boolean isLabel() {
        if (cursor.kind() != TokenKind.KEYWORD || !cursor.keyword().isBareLabel()) {
            return false;
        }
        return switch (cursor.kind(1)) {
            case COMMA, RIGHT_PAREN, SEMICOLON, END -> true;
            default -> cursor.keyword(1) == Keyword.WITH || Queries.followsTargets(cursor.keyword(1));
        };
    }

    private boolean isComparison() {
        String text = cursor.text();
        return switch (text) {
            case "<", ">", "<=", ">=", "<>", "!=" -> true;
            default -> false;
        };
    }

    /** Whether one of the operators stands here that cannot stand before their only operand. */
    private boolean isArithmetic() {
        String text = cursor.text();
        return text.equals("/") || text.equals("%") || text.equals("^");
    }

    private int operatorLevel() {
        return switch (cursor.text()) {
            case "/", "%" -> PRODUCT;
            case "^" -> POWER;
            default -> OTHER;
        };
    }

    /** An operator with what stands to its right; says whether it ends in an operand. */
    private boolean operator(int level, int mark) {
        int from = cursor.position();
        switch (level) {
            case OR, AND -> {
                cursor.advance();
                any(level + 1);
                cursor.operator(from, from + 1, mark);
                return true;
            }
            case IS -> {
                return is(mark);
            }
            case IN -> {
                return in(mark);
            }
            case AT -> {
                cursor.advance();
                int to = cursor.position() + 1;
                if (!cursor.accept(Keyword.LOCAL)) {
                    cursor.expect(Keyword.TIME, Keyword.ZONE);
                    to = cursor.position();
                    any(AT + 1);
                }
                cursor.operator(from, to, mark);
                return true;
            }
            case COLLATE -> {
                cursor.advance();
                int name = cursor.position();
                anyName();
                cursor.mention(MentionRole.COLLATION, name);
                cursor.mention(MentionRole.COLLATE, from, mark);
                return false;
            }
            case CAST -> {
                cast(from, mark);
                return false;
            }
            default -> {
                if (cursor.at(Keyword.OPERATOR)) {
                    operatorCall();
                } else {
                    cursor.advance();
                }
                int to = cursor.position();
                boolean quantified = subqueryComparison();
                if (!quantified) {
                    any(level + 1);
                }
                cursor.operator(from, to, mark);
                return !quantified;
            }
        }
    }

    private void cast(int from, int mark) {
        cursor.advance();
        types.typeName();
        cursor.mention(MentionRole.CAST, from, mark);
    }

    private void anyName() {
        cursor.name();
        while (cursor.accept(TokenKind.DOT)) {
            cursor.label();
        }
    }

    /** {@code OPERATOR(schema.+)}. */
    void operatorCall() {
        cursor.expect(Keyword.OPERATOR);
        cursor.expect(TokenKind.LEFT_PAREN);
        anyOperator();
        cursor.expect(TokenKind.RIGHT_PAREN);
    }

    /** An operator, perhaps with its schema ({@code any_operator}). */
    void anyOperator() {
        while (cursor.atName()) {
            cursor.name();
            cursor.expect(TokenKind.DOT);
        }
        switch (cursor.kind()) {
            case OPERATOR, EQUALS, STAR, PLUS, MINUS -> cursor.advance();
            default -> throw cursor.error();
        }
    }

    /** {@code ANY (…)}, {@code ALL (…)} and {@code SOME (…)} after an operator. */
    private boolean subqueryComparison() {
        if (!cursor.at(Keyword.ANY) && !cursor.at(Keyword.SOME) && !cursor.at(Keyword.ALL)) {
            return false;
        }
        int from = cursor.position();
        int mark = cursor.mark();
        cursor.advance();
        cursor.expect(TokenKind.LEFT_PAREN);
        nested(this::element);
        cursor.expect(TokenKind.RIGHT_PAREN);
        cursor.mention(MentionRole.QUANTIFIED, from, mark);
        return true;
    }

    private boolean is(int mark) {
        int from = cursor.position();
        if (!cursor.accept(Keyword.IS)) {
            cursor.advance();
            cursor.operator(from, from + 1, mark);
            return false;
        }
        cursor.accept(Keyword.NOT);
        switch (cursor.keyword()) {
            case NULL, TRUE, FALSE, UNKNOWN, DOCUMENT, NORMALIZED -> cursor.advance();
            case NFC, NFD, NFKC, NFKD -> {
                cursor.advance();
                cursor.expect(Keyword.NORMALIZED);
            }
            case DISTINCT -> {
                cursor.advance();
                cursor.expect(Keyword.FROM);
                int to = cursor.position();
                any(IS + 1);
                cursor.operator(from, to, mark);
                return true;
            }
            case JSON -> {
                cursor.advance();
                jsonPredicate();
            }
            default -> throw cursor.error();
        }
        cursor.operator(from, cursor.position(), mark);
        return false;
    }

    private void jsonPredicate() {
        if (!cursor.accept(Keyword.VALUE) && !cursor.accept(Keyword.ARRAY) && !cursor.accept(Keyword.OBJECT)) {
            cursor.accept(Keyword.SCALAR);
        }
        if (cursor.accept(Keyword.WITH, Keyword.UNIQUE) || cursor.accept(Keyword.WITHOUT, Keyword.UNIQUE)) {
            cursor.accept(Keyword.KEYS);
        }
    }

    private boolean in(int mark) {
        int from = cursor.position();
        cursor.accept(Keyword.NOT);
        int to = cursor.position() + 1;
        switch (cursor.keyword()) {
            case BETWEEN -> {
                cursor.advance();
                if (!cursor.accept(Keyword.SYMMETRIC)) {
                    cursor.accept(Keyword.ASYMMETRIC);
                }
                to = cursor.position();
                restricted(0);
                cursor.expect(Keyword.AND);
                any(IN + 1);
            }
            case IN -> {
                cursor.advance();
                cursor.expect(TokenKind.LEFT_PAREN);
                nested(this::contents);
                cursor.expect(TokenKind.RIGHT_PAREN);
                cursor.operator(from, to, mark);
                return false;
            }
            case SIMILAR -> {
                cursor.advance();
                cursor.expect(Keyword.TO);
                to++;
                pattern();
            }
            default -> {
                cursor.advance();
                if (subqueryComparison()) {
                    cursor.operator(from, to, mark);
                    return false;
                }
                pattern();
            }
        }
        cursor.operator(from, to, mark);
        return true;
    }

    private void pattern() {
        any(IN + 1);
        if (cursor.accept(Keyword.ESCAPE)) {
            any(IN + 1);
        }
    }

    /** Expressions with commas between. */
    void list() {
        do {
            any();
        } while (cursor.accept(TokenKind.COMMA));
    }

    private void restricted(int least) {
        int mark = cursor.mark();
        int waiting = cursor.prefixes();
        int from = cursor.position();
        boolean sign = cursor.at(TokenKind.PLUS) || cursor.at(TokenKind.MINUS);
        while (sign()) {
            cursor.prefix(from, sign ? SIGN : OTHER);
            from = cursor.position();
            sign = cursor.at(TokenKind.PLUS) || cursor.at(TokenKind.MINUS);
        }
        primary();
        int last = NONE;
        while (true) {
            int level = level();
            if (level < least || !isRestricted(level)) {
                cursor.applyPrefixes(waiting, 0, mark);
                return;
            }
            if (level == last) {
                throw cursor.error();
            }
            cursor.applyPrefixes(waiting, level, mark);
            boolean open = restrictedOperator(level, mark);
            last = open && (level == IS || level == COMPARISON) ? level : NONE;
        }
    }

    private boolean isRestricted(int level) {
        return switch (level) {
            case IS -> cursor.at(Keyword.IS);
            case COMPARISON, OTHER, SUM, PRODUCT, POWER, CAST -> true;
            default -> false;
        };
    }

    private boolean restrictedOperator(int level, int mark) {
        int from = cursor.position();
        if (level == CAST) {
            cast(from, mark);
            return false;
        }
        if (level == IS) {
            cursor.advance();
            cursor.accept(Keyword.NOT);
            if (cursor.accept(Keyword.DOCUMENT)) {
                cursor.operator(from, cursor.position(), mark);
                return false;
            }
            cursor.expect(Keyword.DISTINCT, Keyword.FROM);
        } else if (cursor.at(Keyword.OPERATOR)) {
            operatorCall();
        } else {
            cursor.advance();
        }
        int to = cursor.position();
        restricted(level + 1);
        cursor.operator(from, to, mark);
        return true;
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

    private void string() {
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
        nested(this::contents);
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
    private void contents() {
        boolean query = element();
        boolean several = !query && cursor.at(TokenKind.COMMA);
        while (several && cursor.accept(TokenKind.COMMA)) {
            any();
        }
        row = several;
    }

    /** A query or one expression; says whether it is a query. */
    private boolean element() {
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
            rest(mark, cursor.prefixes(), 0, NONE, End.OTHER);
        } else {
            any();
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
            nested(() -> {
                any();
                cursor.expect(TokenKind.COMMA);
                list();
            });
            cursor.expect(TokenKind.RIGHT_PAREN);
        }
        cursor.mention(MentionRole.ROW, from, mark);
    }

    private void rowList() {
        cursor.expect(TokenKind.LEFT_PAREN);
        nested(() -> {
            if (!cursor.at(TokenKind.RIGHT_PAREN)) {
                list();
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
                nested(this::subscript);
                cursor.expect(TokenKind.RIGHT_BRACKET);
                cursor.mention(MentionRole.SUBSCRIPT, from, mark);
            } else {
                return;
            }
        }
    }

    private void subscript() {
        if (!cursor.at(TokenKind.COLON)) {
            any();
        }
        if (cursor.accept(TokenKind.COLON) && !cursor.at(TokenKind.RIGHT_BRACKET)) {
            any();
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
            case GROUPING -> listCall(from, mark);
            case CURRENT_DATE, CURRENT_ROLE, CURRENT_USER, SESSION_USER, SYSTEM_USER, USER, CURRENT_CATALOG -> {
                function();
                cursor.mention(MentionRole.CALL, from, mark);
            }
            case CURRENT_SCHEMA -> {
                if (cursor.kind(1) == TokenKind.LEFT_PAREN || cursor.kind(1).isString()) {
                    reference();
                } else {
                    function();
                    cursor.mention(MentionRole.CALL, from, mark);
                }
            }
            case CURRENT_TIME, CURRENT_TIMESTAMP, LOCALTIME, LOCALTIMESTAMP -> {
                function();
                if (cursor.accept(TokenKind.LEFT_PAREN)) {
                    cursor.integer();
                    cursor.expect(TokenKind.RIGHT_PAREN);
                }
                cursor.mention(MentionRole.CALL, from, mark);
            }
            case CAST, TREAT -> {
                cursor.advance();
                cursor.expect(TokenKind.LEFT_PAREN);
                nested(() -> {
                    any();
                    cursor.expect(Keyword.AS);
                    types.typeName();
                });
                cursor.expect(TokenKind.RIGHT_PAREN);
                cursor.mention(MentionRole.CAST, from, mark);
            }
            case COALESCE, GREATEST, LEAST, XMLCONCAT -> listCall(from, mark);
            case NULLIF -> {
                function();
                cursor.expect(TokenKind.LEFT_PAREN);
                nested(() -> {
                    any();
                    cursor.expect(TokenKind.COMMA);
                    any();
                });
                cursor.expect(TokenKind.RIGHT_PAREN);
                cursor.mention(MentionRole.CALL, from, mark);
            }
            case EXTRACT, OVERLAY, POSITION, SUBSTRING, TRIM, NORMALIZE -> {
                special(keyword);
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
                specialCall(keyword);
                cursor.mention(MentionRole.CALL, from, mark);
            }
            case JSON_OBJECTAGG, JSON_ARRAYAGG -> {
                specialCall(keyword);
                aggregateTail();
                cursor.mention(MentionRole.CALL, from, mark);
            }
            case JSON -> {
                if (cursor.kind(1) == TokenKind.LEFT_PAREN) {
                    specialCall(keyword);
                    cursor.mention(MentionRole.CALL, from, mark);
                } else if (isColumnNamed(keyword)) {
                    reference();
                } else {
                    typedConstant();
                }
            }
            case COLLATION -> {
                if (cursor.keyword(1) == Keyword.FOR) {
                    function();
                    cursor.advance();
                    parenthesized();
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

    /** A word that calls a function. */
    private void function() {
        int from = cursor.position();
        cursor.advance();
        cursor.mention(MentionRole.FUNCTION, from);
    }

    /** A call whose arguments are expressions with commas between. */
    private void listCall(int from, int mark) {
        function();
        cursor.expect(TokenKind.LEFT_PAREN);
        nested(this::list);
        cursor.expect(TokenKind.RIGHT_PAREN);
        cursor.mention(MentionRole.CALL, from, mark);
    }

    private void specialCall(Keyword function) {
        function();
        cursor.expect(TokenKind.LEFT_PAREN);
        nested(() -> special.arguments(function));
        cursor.expect(TokenKind.RIGHT_PAREN);
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
        nestedWithoutParenthesis(() -> {
            if (!cursor.at(Keyword.WHEN)) {
                any();
            }
            do {
                int from = cursor.position();
                int mark = cursor.mark();
                cursor.expect(Keyword.WHEN);
                any();
                cursor.expect(Keyword.THEN);
                any();
                cursor.mention(MentionRole.WHEN, from, mark);
            } while (cursor.at(Keyword.WHEN));
            int from = cursor.position();
            int mark = cursor.mark();
            if (cursor.accept(Keyword.ELSE)) {
                any();
                cursor.mention(MentionRole.ELSE, from, mark);
            }
        });
        cursor.expect(Keyword.END);
    }

    /** Runs a step between CASE and END, or passes over all up to its end where it is too deep. */
    private void nestedWithoutParenthesis(Runnable step) {
        if (depth < DEEP) {
            nested(step);
            return;
        }
        cursor.mentionsIncomplete();
        int open = 0;
        while (!cursor.atEnd() && (open > 0 || !cursor.at(Keyword.END))) {
            if (cursor.at(Keyword.CASE)) {
                open++;
            } else if (cursor.at(Keyword.END)) {
                open--;
            }
            cursor.advance();
        }
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
        nested(() -> {
            if (cursor.at(TokenKind.RIGHT_BRACKET)) {
                return;
            }
            boolean arrays = cursor.at(TokenKind.LEFT_BRACKET);
            do {
                if (arrays) {
                    arrayElements(cursor.position());
                } else {
                    any();
                }
            } while (cursor.accept(TokenKind.COMMA));
        });
        cursor.expect(TokenKind.RIGHT_BRACKET);
        cursor.mention(MentionRole.ARRAY, from, mark);
    }

    /** The calls whose arguments have words between them. */
    private void special(Keyword function) {
        function();
        cursor.expect(TokenKind.LEFT_PAREN);
        nested(() -> {
            switch (function) {
                case EXTRACT -> {
                    extractField();
                    cursor.expect(Keyword.FROM);
                    any();
                }
                case POSITION -> {
                    restricted(0);
                    cursor.expect(Keyword.IN);
                    restricted(0);
                }
                case NORMALIZE -> {
                    any();
                    if (cursor.accept(TokenKind.COMMA)) {
                        normalForm();
                    }
                }
                case TRIM -> {
                    if (!cursor.accept(Keyword.BOTH) && !cursor.accept(Keyword.LEADING)) {
                        cursor.accept(Keyword.TRAILING);
                    }
                    if (!cursor.accept(Keyword.FROM)) {
                        any();
                        if (!cursor.accept(Keyword.FROM) && !cursor.accept(TokenKind.COMMA)) {
                            return;
                        }
                    }
                    list();
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
        any();
        if (named) {
            cursor.mention(MentionRole.NAMED_ARGUMENT, from, mark);
        }
        if (named || !cursor.accept(Keyword.PLACING)) {
            moreArguments();
            return;
        }
        any();
        cursor.expect(Keyword.FROM);
        any();
        if (cursor.accept(Keyword.FOR)) {
            any();
        }
    }

    private void substring() {
        if (cursor.at(TokenKind.RIGHT_PAREN)) {
            return;
        }
        int from = cursor.position();
        int mark = cursor.mark();
        boolean named = argumentName();
        outermost(named ? End.OTHER : End.SUBSTRING);
        if (named) {
            cursor.mention(MentionRole.NAMED_ARGUMENT, from, mark);
        }
        switch (named ? Keyword.NO_KEYWORD : cursor.keyword()) {
            case FROM, FOR -> {
                Keyword other = cursor.at(Keyword.FROM) ? Keyword.FOR : Keyword.FROM;
                cursor.advance();
                any();
                if (cursor.accept(other)) {
                    any();
                }
            }
            case SIMILAR -> {
                cursor.advance();
                any();
                cursor.expect(Keyword.ESCAPE);
                any();
            }
            default -> moreArguments();
        }
    }

    void moreArguments() {
        while (cursor.accept(TokenKind.COMMA)) {
            argument();
        }
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
            callArguments();
            aggregateTail();
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

    private void callArguments() {
        cursor.expect(TokenKind.LEFT_PAREN);
        nested(() -> {
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
            queries.optionalOrderBy();
        });
        cursor.expect(TokenKind.RIGHT_PAREN);
    }

    private void arguments() {
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
        any();
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
    private void aggregateTail() {
        if (cursor.accept(Keyword.WITHIN)) {
            cursor.expect(Keyword.GROUP);
            cursor.expect(TokenKind.LEFT_PAREN);
            nested(queries::orderBy);
            cursor.expect(TokenKind.RIGHT_PAREN);
        }
        int from = cursor.position();
        int mark = cursor.mark();
        if (cursor.accept(Keyword.FILTER)) {
            cursor.expect(TokenKind.LEFT_PAREN);
            nested(() -> {
                cursor.expect(Keyword.WHERE);
                any();
            });
            cursor.expect(TokenKind.RIGHT_PAREN);
            cursor.mention(MentionRole.FILTER, from, mark);
        }
        if (cursor.accept(Keyword.OVER)) {
            if (cursor.at(TokenKind.LEFT_PAREN)) {
                queries.window();
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
