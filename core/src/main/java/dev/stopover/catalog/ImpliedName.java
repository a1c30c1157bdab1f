package dev.stopover.catalog;

import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.Map;
import java.util.Optional;

/**
 * The name that PostgreSQL gives to an expression that has none ({@code FigureColname}): that of its column or outermost
 * function, else that of the type it is cast to.
 */
public final class ImpliedName {

    private static final Map<Keyword, String> FUNCTIONS = Map.of(
            Keyword.EXTRACT, "extract",
            Keyword.SUBSTRING, "substring",
            Keyword.TRIM, "btrim",
            Keyword.POSITION, "position",
            Keyword.OVERLAY, "overlay",
            Keyword.COALESCE, "coalesce",
            Keyword.GREATEST, "greatest",
            Keyword.LEAST, "least",
            Keyword.NULLIF, "nullif",
            Keyword.EXISTS, "exists");

    private static final Map<String, String> INTERNAL_TYPES = Map.ofEntries(
            Map.entry("integer", "int4"),
            Map.entry("int", "int4"),
            Map.entry("bigint", "int8"),
            Map.entry("smallint", "int2"),
            Map.entry("real", "float4"),
            Map.entry("double", "float8"),
            Map.entry("float", "float8"),
            Map.entry("boolean", "bool"),
            Map.entry("decimal", "numeric"),
            Map.entry("dec", "numeric"),
            Map.entry("character", "bpchar"),
            Map.entry("char", "bpchar"));

    /** How firmly a name is known: a column's or function's is kept, a type's gives way. */
    private record Figured(String name, boolean firm) {}

    private final Tokens tokens;

    private ImpliedName(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The name, if the expression has one. */
    public static Optional<String> of(Expression expression) {
        Tokens tokens = expression.tokens();
        int from = tokens.significantFrom(tokens.start(expression.first()));
        int to = tokens.significantFrom(tokens.end(expression.last()));
        return new ImpliedName(tokens).figure(from, to).map(Figured::name);
    }

    private Optional<Figured> figure(int from, int to) {
        if (from >= to) {
            return Optional.empty();
        }
        if (kind(from) == TokenKind.LEFT_PAREN && closing(from, to) == to - 1) {
            return keyword(from + 1) == Keyword.SELECT ? Optional.empty() : figure(from + 1, to - 1);
        }
        int cast = -1;
        int depth = 0;
        for (int at = from; at < to; at++) {
            TokenKind kind = kind(at);
            if (kind == TokenKind.LEFT_PAREN || kind == TokenKind.LEFT_BRACKET || keyword(at) == Keyword.CASE) {
                depth++;
            } else if (kind == TokenKind.RIGHT_PAREN || kind == TokenKind.RIGHT_BRACKET || keyword(at) == Keyword.END) {
                depth--;
            } else if (depth == 0) {
                if (kind == TokenKind.DOUBLE_COLON) {
                    cast = at;
                } else if (keyword(at) == Keyword.AT && keyword(at + 1) == Keyword.TIME) {
                    return Optional.of(new Figured("timezone", true));
                } else if (keyword(at) == Keyword.COLLATE) {
                    return figure(from, at);
                } else if (isOperator(at)) {
                    return Optional.empty();
                }
            }
        }
        if (cast >= 0) {
            int type = cast + 1;
            return figure(from, cast)
                    .filter(Figured::firm)
                    .or(() -> Optional.of(new Figured(typeName(type, to), false)));
        }
        return simple(from, to);
    }

    private Optional<Figured> simple(int from, int to) {
        Keyword keyword = keyword(from);
        if (keyword == Keyword.CAST) {
            return castFunction(from, to);
        }
        if (keyword == Keyword.CASE) {
            return caseExpression(from, to);
        }
        if (keyword == Keyword.ARRAY) {
            return Optional.of(new Figured("array", true));
        }
        if (FUNCTIONS.containsKey(keyword) && kind(from + 1) == TokenKind.LEFT_PAREN) {
            return Optional.of(new Figured(FUNCTIONS.get(keyword), true));
        }
        if (!kind(from).isIdentifier() && kind(from) != TokenKind.KEYWORD
                || keyword == Keyword.NULL
                || keyword == Keyword.TRUE
                || keyword == Keyword.FALSE) {
            return Optional.empty();
        }
        String name = value(from);
        for (int at = from + 1; at + 1 < to && kind(at) == TokenKind.DOT; at += 2) {
            name = value(at + 1);
        }
        return Optional.of(new Figured(name, true));
    }

    private Optional<Figured> castFunction(int from, int to) {
        int depth = 0;
        for (int at = from + 1; at < to; at++) {
            if (kind(at) == TokenKind.LEFT_PAREN) {
                depth++;
            } else if (kind(at) == TokenKind.RIGHT_PAREN) {
                depth--;
            } else if (depth == 1 && keyword(at) == Keyword.AS) {
                int type = at + 1;
                return figure(from + 2, at)
                        .filter(Figured::firm)
                        .or(() -> Optional.of(new Figured(typeName(type, to), false)));
            }
        }
        return Optional.empty();
    }

    private Optional<Figured> caseExpression(int from, int to) {
        int depth = 0;
        for (int at = from; at < to; at++) {
            if (keyword(at) == Keyword.CASE) {
                depth++;
            } else if (keyword(at) == Keyword.END) {
                depth--;
            } else if (depth == 1 && keyword(at) == Keyword.ELSE) {
                Optional<Figured> otherwise = figure(at + 1, to - 1).filter(Figured::firm);
                if (otherwise.isPresent()) {
                    return otherwise;
                }
            }
        }
        return Optional.of(new Figured("case", false));
    }

    private String typeName(int from, int to) {
        String name = value(from);
        for (int at = from + 1; at + 1 < to && kind(at) == TokenKind.DOT; at += 2) {
            name = value(at + 1);
        }
        if (kind(from) != TokenKind.KEYWORD) {
            return name;
        }
        if (name.equals("timestamp") || name.equals("time")) {
            return keyword(from + 1) == Keyword.WITH ? name + "tz" : name;
        }
        if (name.equals("character") || name.equals("char")) {
            return keyword(from + 1) == Keyword.VARYING ? "varchar" : "bpchar";
        }
        return INTERNAL_TYPES.getOrDefault(name, name);
    }

    private boolean isOperator(int at) {
        return switch (kind(at)) {
            case OPERATOR, EQUALS, STAR, PLUS, MINUS -> true;
            case KEYWORD ->
                switch (keyword(at)) {
                    case AND, OR, NOT, IS, LIKE, ILIKE, IN, BETWEEN, ISNULL, NOTNULL, SIMILAR, OPERATOR -> true;
                    default -> false;
                };
            default -> false;
        };
    }

    private int closing(int open, int to) {
        int depth = 0;
        for (int at = open; at < to; at++) {
            if (kind(at) == TokenKind.LEFT_PAREN) {
                depth++;
            } else if (kind(at) == TokenKind.RIGHT_PAREN && --depth == 0) {
                return at;
            }
        }
        return to;
    }

    private TokenKind kind(int at) {
        return at >= tokens.significantCount() ? TokenKind.END : tokens.kind(tokens.significant(at));
    }

    private Keyword keyword(int at) {
        return at >= tokens.significantCount() ? Keyword.NO_KEYWORD : tokens.keyword(tokens.significant(at));
    }

    private String value(int at) {
        return tokens.value(tokens.significant(at));
    }
}
