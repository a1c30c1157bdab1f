package dev.stopover.parser.plpgsql;

import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Guard;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Says whether a condition asks the system catalogs if an object is missing or there: {@code NOT EXISTS (SELECT … FROM
 * pg_type …)}, {@code to_regclass('orders') IS NULL}, a variable that such a query has filled.
 */
final class GuardKinds {

    /** Conditions of more tokens than this are looked at by nobody, so not by us. */
    private static final int LONGEST = 2_000;

    private static final Set<String> LOOKUPS = Set.of(
            "to_regclass",
            "to_regtype",
            "to_regproc",
            "to_regprocedure",
            "to_regnamespace",
            "to_regrole",
            "to_regoper");

    private final Tokens tokens;
    private final Map<String, Guard.Kind> facts;

    private GuardKinds(Tokens tokens, Map<String, Guard.Kind> facts) {
        this.tokens = tokens;
        this.facts = facts;
    }

    /**
     * What sort of condition an expression is.
     *
     * @param facts what variables say if they are true, not null or greater than zero
     */
    static Guard.Kind of(Expression condition, Map<String, Guard.Kind> facts) {
        Tokens tokens = condition.tokens();
        int from = tokens.significantFrom(tokens.start(condition.first()));
        int to = tokens.significantFrom(tokens.start(condition.last())) + 1;
        return to - from > LONGEST ? Guard.Kind.CONDITION : new GuardKinds(tokens, facts).kind(from, to);
    }

    /** The sort of condition that holds where another does not. */
    static Guard.Kind inverse(Guard.Kind kind) {
        return switch (kind) {
            case MISSING_OBJECT -> Guard.Kind.EXISTING_OBJECT;
            case EXISTING_OBJECT -> Guard.Kind.MISSING_OBJECT;
            default -> Guard.Kind.CONDITION;
        };
    }

    /** Whether the tokens read one of the system catalogs or the information schema. */
    static boolean readsCatalog(Tokens tokens, int from, int to) {
        for (int position = from; position + 1 < to; position++) {
            Keyword keyword = tokens.keyword(tokens.significant(position));
            if (keyword == Keyword.FROM || keyword == Keyword.JOIN) {
                String name = tokens.value(tokens.significant(position + 1)).toLowerCase(Locale.ROOT);
                if (name.startsWith("pg_") || name.equals("information_schema")) {
                    return true;
                }
            }
        }
        return false;
    }

    private Guard.Kind kind(int first, int last) {
        int from = first;
        int to = last;
        while (isParenthesized(from, to)) {
            from++;
            to--;
        }
        if (isValue(from, to)) {
            return kind(from + 1, to);
        }
        int or = find(Keyword.OR, from, to);
        if (or >= 0) {
            Guard.Kind left = kind(from, or);
            return left == kind(or + 1, to) ? left : Guard.Kind.CONDITION;
        }
        int and = find(Keyword.AND, from, to);
        if (and >= 0) {
            return conjunction(kind(from, and), kind(and + 1, to));
        }
        if (from >= to) {
            return Guard.Kind.CONDITION;
        }
        if (keyword(from) == Keyword.NOT) {
            return inverse(kind(from + 1, to));
        }
        return atom(from, to);
    }

    /** Whether it is a query of a single value that is looked up nowhere: {@code SELECT to_regclass('orders') IS NULL}. */
    private boolean isValue(int from, int to) {
        return from + 1 < to
                && keyword(from) == Keyword.SELECT
                && find(Keyword.FROM, from, to) < 0
                && find(Keyword.WHERE, from, to) < 0;
    }

    private static Guard.Kind conjunction(Guard.Kind left, Guard.Kind right) {
        if (left == Guard.Kind.MISSING_OBJECT || right == Guard.Kind.MISSING_OBJECT) {
            return Guard.Kind.MISSING_OBJECT;
        }
        boolean existing = left == Guard.Kind.EXISTING_OBJECT || right == Guard.Kind.EXISTING_OBJECT;
        return existing ? Guard.Kind.EXISTING_OBJECT : Guard.Kind.CONDITION;
    }

    private Guard.Kind atom(int from, int to) {
        if (keyword(from) == Keyword.EXISTS && isParenthesized(from + 1, to)) {
            return readsCatalog(tokens, from, to) ? Guard.Kind.EXISTING_OBJECT : Guard.Kind.CONDITION;
        }
        int operandEnd = operandEnd(from, to);
        Guard.Kind there = operand(from, operandEnd);
        if (there == Guard.Kind.CONDITION || operandEnd == to) {
            return there;
        }
        return isPositive(operandEnd, to) ? there : isNegative(operandEnd, to) ? inverse(there) : Guard.Kind.CONDITION;
    }

    /** What it means if the operand is true, not null or greater than zero. */
    private Guard.Kind operand(int from, int to) {
        if (isParenthesized(from, to)) {
            return readsCatalog(tokens, from, to) ? Guard.Kind.EXISTING_OBJECT : Guard.Kind.CONDITION;
        }
        if (from >= to) {
            return Guard.Kind.CONDITION;
        }
        String name = tokens.value(tokens.significant(from)).toLowerCase(Locale.ROOT);
        if (to == from + 1) {
            return facts.getOrDefault(name, Guard.Kind.CONDITION);
        }
        return LOOKUPS.contains(name) ? Guard.Kind.EXISTING_OBJECT : Guard.Kind.CONDITION;
    }

    private int operandEnd(int from, int to) {
        int position = from;
        if (kind(position) != TokenKind.LEFT_PAREN) {
            position++;
        }
        return position < to && kind(position) == TokenKind.LEFT_PAREN ? close(position, to) + 1 : position;
    }

    private boolean isPositive(int from, int to) {
        int length = to - from;
        return length == 3 && keyword(from) == Keyword.IS && keyword(from + 1) == Keyword.NOT
                || length == 2 && keyword(from) == Keyword.IS && keyword(from + 1) == Keyword.TRUE
                || length == 2
                        && (text(from).equals(">") || text(from).equals("<>"))
                        && text(from + 1).equals("0")
                || length == 2 && text(from).equals(">=") && text(from + 1).equals("1")
                || length == 2 && text(from).equals("=") && keyword(from + 1) == Keyword.TRUE;
    }

    private boolean isNegative(int from, int to) {
        int length = to - from;
        return length == 2 && keyword(from) == Keyword.IS && keyword(from + 1) != Keyword.TRUE
                || length == 3 && keyword(from + 1) == Keyword.NOT && keyword(from + 2) == Keyword.TRUE
                || length == 2 && text(from).equals("=") && text(from + 1).equals("0")
                || length == 2 && text(from).equals("<") && text(from + 1).equals("1")
                || length == 2 && text(from).equals("=") && keyword(from + 1) == Keyword.FALSE;
    }

    private boolean isParenthesized(int from, int to) {
        return from < to && kind(from) == TokenKind.LEFT_PAREN && close(from, to) == to - 1;
    }

    private int close(int open, int to) {
        int depth = 0;
        for (int position = open; position < to; position++) {
            TokenKind kind = kind(position);
            if (kind == TokenKind.LEFT_PAREN) {
                depth++;
            } else if (kind == TokenKind.RIGHT_PAREN && --depth == 0) {
                return position;
            }
        }
        return to;
    }

    /** The first such word outside parentheses, but not the AND of BETWEEN; -1 if there is none. */
    private int find(Keyword word, int from, int to) {
        int depth = 0;
        boolean between = false;
        for (int position = from; position < to; position++) {
            switch (kind(position)) {
                case LEFT_PAREN -> depth++;
                case RIGHT_PAREN -> depth--;
                case KEYWORD -> {
                    if (depth == 0 && keyword(position) == Keyword.BETWEEN) {
                        between = true;
                    } else if (depth == 0 && keyword(position) == word) {
                        if (!between || word != Keyword.AND) {
                            return position;
                        }
                        between = false;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    private TokenKind kind(int position) {
        return tokens.kind(tokens.significant(position));
    }

    private Keyword keyword(int position) {
        return tokens.keyword(tokens.significant(position));
    }

    private String text(int position) {
        return tokens.text(tokens.significant(position));
    }
}
