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
public final class Expressions {

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
    private final Operands operands;
    private final CallReader calls;
    private int depth;

    /** Reads from where a cursor stands. */
    public Expressions(Cursor cursor) {
        this.cursor = cursor;
        this.types = new Types(cursor, this);
        this.queries = new Queries(cursor, this, types);
        this.special = new SpecialCalls(cursor, this, types);
        this.calls = new CallReader(cursor, this);
        this.operands = new Operands(cursor, this);
    }

    /** The reader of names of types. */
    public Types types() {
        return types;
    }

    SpecialCalls special() {
        return special;
    }

    /** The reader of queries. */
    public Queries queries() {
        return queries;
    }

    Operands operands() {
        return operands;
    }

    CallReader calls() {
        return calls;
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

    Expression from(int position) {
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

    /** An expression of any kind ({@code a_expr}), which is not kept. */
    public void any() {
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
            operands.primary();
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

    /** What follows a first operand that was noted since a mark. */
    void more(int mark) {
        rest(mark, cursor.prefixes(), 0, NONE, End.OTHER);
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

    /** The first argument of SUBSTRING, which SIMILAR may follow that is no operator. */
    void firstOfSubstring() {
        outermost(End.SUBSTRING);
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
        nested(operands::element);
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
                nested(operands::contents);
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

    void restricted(int least) {
        int mark = cursor.mark();
        int waiting = cursor.prefixes();
        int from = cursor.position();
        boolean sign = cursor.at(TokenKind.PLUS) || cursor.at(TokenKind.MINUS);
        while (sign()) {
            cursor.prefix(from, sign ? SIGN : OTHER);
            from = cursor.position();
            sign = cursor.at(TokenKind.PLUS) || cursor.at(TokenKind.MINUS);
        }
        operands.primary();
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

    /** Runs a step between CASE and END, or passes over all up to its end where it is too deep. */
    void nestedWithoutParenthesis(Runnable step) {
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
}
