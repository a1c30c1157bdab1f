package dev.stopover.syntax;

import java.util.Map;
import java.util.Optional;

/**
 * The name that PostgreSQL gives to an expression that has none ({@code FigureColname} in {@code parse_target.c}): that
 * of its column or outermost function, else that of the type it is cast to.
 */
public final class OutputName {

    /** What an output column is called whose expression implies no name. */
    public static final String NONE = "?column?";

    /** Calls whose function is not called as they are written. */
    private static final Map<Keyword, String> FUNCTIONS =
            Map.of(Keyword.TRIM, "btrim", Keyword.COLLATION, "pg_collation_for");

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
            Map.entry("nchar", "bpchar"),
            Map.entry("national", "bpchar"),
            Map.entry("character", "bpchar"),
            Map.entry("char", "bpchar"));

    /** How firmly a name is known: a column's or function's is kept, a type's gives way. */
    private record Figured(String name, boolean firm) {}

    private final Mentions mentions;

    private OutputName(Mentions mentions) {
        this.mentions = mentions;
    }

    /** The name that an expression implies, if it implies one. */
    public static Optional<String> implied(Mentions mentions, int expression) {
        return new OutputName(mentions).figure(expression).map(Figured::name);
    }

    /** The name of an output column: its label, or what its expression implies; {@code *} for all columns. */
    public static String of(Mentions mentions, int target) {
        int[] parts = mentions.children(target);
        int last = parts[parts.length - 1];
        if (mentions.is(last, MentionRole.LABEL)) {
            return mentions.value(last);
        }
        return mentions.is(last, MentionRole.STAR)
                ? "*"
                : implied(mentions, last).orElse(NONE);
    }

    private Optional<Figured> figure(int expression) {
        int inside = expression;
        Optional<Figured> type = Optional.empty();
        while (true) {
            switch (mentions.role(inside)) {
                case CAST -> {
                    type = type.isPresent() ? type : Optional.of(new Figured(type(inside), false));
                    inside = mentions.operand(inside);
                }
                case COLLATE -> inside = mentions.from(inside - 1) - 1;
                case SUBSCRIPT -> inside = mentions.children(inside)[0];
                default -> {
                    Optional<Figured> found = simple(inside);
                    return found.isPresent() && (found.get().firm || type.isEmpty()) ? found : type;
                }
            }
        }
    }

    private Optional<Figured> simple(int expression) {
        return switch (mentions.role(expression)) {
            case COLUMN -> firm(mentions.column(expression).column());
            case FIELD -> field(expression);
            case CALL -> firm(function(mentions.from(expression), expression));
            case CASE -> choice(expression);
            case ARRAY -> firm("array");
            case ROW -> firm("row");
            case EXISTS -> firm("exists");
            case QUERY -> query(expression);
            case OPERATOR ->
                switch (mentions.keyword(expression)) {
                    case AT -> firm("timezone");
                    case OVERLAPS -> firm("overlaps");
                    default -> Optional.empty();
                };
            default -> Optional.empty();
        };
    }

    private static Optional<Figured> firm(String name) {
        return Optional.of(new Figured(name, true));
    }

    private Optional<Figured> field(int expression) {
        return mentions.kind(expression) == TokenKind.STAR ? Optional.empty() : firm(mentions.value(expression));
    }

    private String function(int function, int call) {
        Keyword keyword = mentions.keyword(function);
        if (keyword == Keyword.TRIM) {
            Tokens tokens = mentions.tokens();
            int side = Math.min(mentions.first(function) + 2, mentions.last(call));
            return switch (tokens.keyword(tokens.significant(side))) {
                case LEADING -> "ltrim";
                case TRAILING -> "rtrim";
                default -> "btrim";
            };
        }
        return FUNCTIONS.getOrDefault(keyword, mentions.name(function).name());
    }

    private Optional<Figured> choice(int expression) {
        Optional<Figured> otherwise = mentions.is(expression - 1, MentionRole.ELSE)
                ? figure(expression - 2).filter(Figured::firm)
                : Optional.empty();
        return otherwise.isPresent() ? otherwise : Optional.of(new Figured("case", false));
    }

    /** A query as an operand is called like its only output column. */
    private Optional<Figured> query(int query) {
        int inside = query;
        while (mentions.is(inside, MentionRole.QUERY)) {
            int[] parts = mentions.children(inside);
            inside = mentions.is(parts[0], MentionRole.WITH) ? parts[1] : parts[0];
        }
        Optional<Integer> target = mentions.child(inside, MentionRole.TARGET);
        return target.flatMap(found -> firm(of(mentions, found)));
    }

    private String type(int cast) {
        int type = mentions.is(cast - 1, MentionRole.TYPE) ? cast - 1 : mentions.from(cast);
        Keyword keyword = mentions.keyword(type);
        String name = mentions.name(type).name();
        if (keyword == Keyword.NO_KEYWORD
                || mentions.tokens()
                                .kind(mentions.tokens()
                                        .significant(Math.min(mentions.first(type) + 1, mentions.last(type))))
                        == TokenKind.DOT) {
            return name;
        }
        return switch (keyword) {
            case TIMESTAMP, TIME -> has(type, Keyword.WITH) ? name + "tz" : name;
            case CHARACTER, CHAR, NATIONAL, NCHAR -> has(type, Keyword.VARYING) ? "varchar" : "bpchar";
            case BIT -> has(type, Keyword.VARYING) ? "varbit" : "bit";
            default -> INTERNAL_TYPES.getOrDefault(name, name);
        };
    }

    private boolean has(int type, Keyword word) {
        for (int at = mentions.first(type); at <= mentions.last(type); at++) {
            if (mentions.tokens().keyword(mentions.tokens().significant(at)) == word) {
                return true;
            }
        }
        return false;
    }
}
