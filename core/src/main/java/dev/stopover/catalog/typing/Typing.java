package dev.stopover.catalog.typing;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Failure;
import dev.stopover.catalog.Session;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.TokenKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The types of the expressions of a query, found as its parts are resolved: what stands in a subquery before what stands
 * around it. Each mention is looked at once.
 */
public final class Typing {

    /** Where it does not matter which version it is: what only some have is left open. */
    public static final int ANY_MAJOR = 16;

    /** Operators that compare rows, too. */
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", ">", "<=", ">=");

    private final Mentions mentions;
    private final TypeSystem types;
    private final Coercion coercion;
    private final TypeFailures failures;
    private final WrittenTypes written;
    private final OperatorTypes operators;
    private final CallTypes calls;
    private final CompoundTypes operands;
    private final WordOperators conditions;
    private final Type[] found;

    /** What subqueries put out, by the number of their mention. */
    private final Map<Integer, List<Type>> outputs = new HashMap<>();

    /**
     * Nothing typed yet.
     *
     * @param major the version of PostgreSQL
     */
    public Typing(Mentions mentions, Catalog catalog, Session session, int major) {
        this.mentions = mentions;
        this.types = new TypeSystem(catalog, session);
        this.coercion = new Coercion(types);
        this.failures = new TypeFailures(catalog);
        this.written = new WrittenTypes(mentions, types, session);
        this.operators = new OperatorTypes(types, coercion, major, failures);
        this.operands = new CompoundTypes(mentions, types, coercion, failures, operators, this::type);
        this.calls = new CallTypes(
                mentions, types, new Functions(types, catalog, session, major), coercion, failures, operands);
        this.conditions = new WordOperators(mentions, types, coercion, failures, this::type);
        this.found = new Type[mentions.size()];
    }

    /** What is certain to be refused, in the order in which it was found. */
    public List<Failure> found() {
        return failures.found();
    }

    /** The type of an expression that has been typed; that of constants in quotes is called unknown. */
    public DataType dataType(int mention) {
        return type(mention).data();
    }

    private Type type(int mention) {
        Type type = found[mention];
        return type == null ? Type.OPEN : type;
    }

    /** The types of the columns of VALUES, whose rows have been typed; of unknown ones where there is none. */
    public List<DataType> values(int values) {
        List<DataType> columns = new ArrayList<>();
        int[] rows = mentions.children(values);
        int width = mentions.children(rows[0]).length;
        for (int row : rows) {
            if (mentions.children(row).length != width) {
                failures.addAlways(mentions.range(row), "42601", "VALUES lists must all be the same length");
                return List.of();
            }
        }
        for (int column = 0; column < width; column++) {
            List<Type> given = new ArrayList<>();
            List<Integer> places = new ArrayList<>();
            for (int row : rows) {
                int cell = mentions.children(row)[column];
                given.add(type(cell));
                places.add(cell);
            }
            columns.add(operands.common("VALUES", "VALUES", given, places).data());
        }
        return columns;
    }

    /**
     * The types of the columns that a set operation puts out.
     *
     * @param operation the mention of the word for it
     * @param right that of what stands to its right
     */
    public List<DataType> combined(int operation, int right, List<DataType> left, List<DataType> other) {
        String word = mentions.keyword(operation).name();
        if (left.size() != other.size()) {
            failures.addAlways(
                    mentions.range(right),
                    "42601",
                    "each %s query must have the same number of columns".formatted(word));
            return List.of();
        }
        List<DataType> columns = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            List<Type> given = List.of(types.of(left.get(i)), types.of(other.get(i)));
            DataType common = operands.common(word, word, given, List.of(operation, right))
                    .data();
            // Where both sides have one type with one modifier, so has the result (select_common_typmod).
            columns.add(
                    left.get(i).equals(other.get(i))
                                    && common.name().equals(left.get(i).name())
                            ? left.get(i)
                            : common);
        }
        return columns;
    }

    /** Notes what a subquery puts out. */
    public void outputs(int query, Optional<List<DataType>> columns) {
        if (columns.isPresent()) {
            List<Type> listed = new ArrayList<>();
            columns.get().forEach(column -> listed.add(types.of(column)));
            outputs.put(query, listed);
        }
    }

    /**
     * Types all expressions of a part of a query, but for those of its subqueries, which have been typed.
     *
     * @param column says what type a mentioned column has
     */
    public void part(int part, IntFunction<DataType> column) {
        int[] own = own(part);
        for (int i = own.length - 1; i >= 0; i--) {
            found[own[i]] = find(own[i], column);
        }
    }

    /** What a part holds but for what its subqueries hold, the last first. */
    private int[] own(int part) {
        int[] own = new int[part - mentions.from(part) + 1];
        int size = 0;
        for (int at = part; at >= mentions.from(part); at--) {
            own[size++] = at;
            if (mentions.is(at, MentionRole.QUERY)) {
                at = mentions.from(at);
            }
        }
        return Arrays.copyOf(own, size);
    }

    private Type find(int mention, IntFunction<DataType> column) {
        return switch (mentions.role(mention)) {
            case LITERAL -> literal(mention);
            case COLUMN -> types.of(column.apply(mention));
            case TYPE -> written.at(mention);
            case CAST -> cast(mention);
            case QUERY -> scalar(mention);
            case EXISTS -> TypeSystem.named("bool");
            case CALL -> calls.of(mention, mentions.children(mention));
            case OPERATOR -> operator(mention);
            case NAMED_ARGUMENT -> type(mention - 1);
            case CASE -> operands.choice(mention, mentions.children(mention));
            case ARRAY -> array(mention);
            case ROW -> TypeSystem.named("record");
            case SUBSCRIPT -> operands.subscript(mention, mentions.children(mention));
            case FIELD -> operands.field(mention, mentions.children(mention)[0]);
            case COLLATE -> operands.collate(mention, mentions.children(mention)[0]);
            case WHERE, HAVING, FILTER, LIMIT -> {
                conditions.check(mention, mentions.children(mention));
                yield Type.OPEN;
            }
            default -> Type.OPEN;
        };
    }

    private Type literal(int mention) {
        return switch (mentions.kind(mention)) {
            case INTEGER -> TypeSystem.named(integer(mentions.value(mention)));
            case NUMBER -> TypeSystem.named("numeric");
            case BIT_STRING, HEX_STRING -> TypeSystem.named("bit");
            case KEYWORD -> TypeSystem.named(mentions.keyword(mention) == Keyword.NULL ? "unknown" : "bool");
            default -> TypeSystem.named("unknown");
        };
    }

    private static String integer(String digits) {
        if (digits.length() < 10 && digits.chars().allMatch(unit -> unit >= '0' && unit <= '9')) {
            return "int4";
        }
        try {
            String plain = digits.replace("_", "");
            boolean based = plain.length() > 2 && Character.isLetter(plain.charAt(1));
            int radix =
                    !based ? 10 : "xX".indexOf(plain.charAt(1)) >= 0 ? 16 : "oO".indexOf(plain.charAt(1)) >= 0 ? 8 : 2;
            int bits = new BigInteger(based ? plain.substring(2) : plain, radix).bitLength();
            return bits < 32 ? "int4" : bits < 64 ? "int8" : "numeric";
        } catch (NumberFormatException other) {
            return "numeric";
        }
    }

    private Type cast(int mention) {
        boolean last = mentions.is(mention - 1, MentionRole.TYPE);
        int[] parts = mentions.children(mention);
        int target = last ? mention - 1 : parts[0];
        int value = mentions.operand(mention);
        Type to = type(target);
        Type from = type(value);
        if (coercion.can(from, to, Coercion.Context.EXPLICIT).isNo() && !mentions.is(value, MentionRole.ARRAY)) {
            failures.add(
                    mentions.range(mention),
                    "42846",
                    "cannot cast type %s to %s".formatted(types.printed(from), types.printed(to)));
        }
        return to;
    }

    private Type scalar(int query) {
        List<Type> columns = outputs.getOrDefault(query, List.of());
        return columns.size() == 1 ? columns.get(0) : Type.OPEN;
    }

    private Type array(int mention) {
        int[] parts = mentions.children(mention);
        boolean query = parts.length == 1
                && mentions.is(parts[0], MentionRole.QUERY)
                && mentions.kind(mention) == TokenKind.KEYWORD
                && mentions.first(parts[0]) <= mentions.first(mention) + 2
                && mentions.tokens().kind(mentions.tokens().significant(mentions.first(mention) + 1))
                        == TokenKind.LEFT_PAREN;
        if (query) {
            Type element = type(parts[0]);
            return element.element().isPresent()
                    ? element
                    : element.isUnknownLiteral() ? TypeSystem.named("_text") : element.array();
        }
        return operands.array(mention, parts);
    }

    private Type operator(int mention) {
        int[] parts = mentions.children(mention);
        Keyword word = mentions.keyword(mention);
        if (mentions.kind(mention) == TokenKind.KEYWORD && word != Keyword.OPERATOR) {
            return conditions.words(mention, parts, word, operators, outputs);
        }
        return symbol(mention, parts);
    }

    private Type symbol(int mention, int[] parts) {
        if (mentions.keyword(mention) == Keyword.OPERATOR || parts.length > 2) {
            return Type.OPEN;
        }
        String name = mentions.tokens().text(mentions.tokens().significant(mentions.first(mention)));
        List<Type> given = new ArrayList<>();
        for (int part : parts) {
            if (mentions.is(part, MentionRole.ROW) || mentions.is(part, MentionRole.QUANTIFIED)) {
                return COMPARISONS.contains(name) ? quantified(name, parts, part, mention) : Type.OPEN;
            }
            given.add(type(part));
        }
        return operators.of(name, given, place(mention));
    }

    /** A comparison with each element of an array, or with each row of a query. */
    private Type quantified(String name, int[] parts, int part, int mention) {
        if (mentions.is(part, MentionRole.QUANTIFIED) && parts[0] != part) {
            int inner = part - 1;
            boolean query = mentions.is(inner, MentionRole.QUERY);
            Type right = query ? scalar(inner) : type(inner).element().orElse(Type.OPEN);
            if (right.isKnown() && !mentions.is(parts[0], MentionRole.ROW)) {
                operators.of(name, List.of(type(parts[0]), right), place(mention));
            }
        }
        return TypeSystem.named("bool");
    }

    private TextRange place(int mention) {
        return mentions.range(mention);
    }
}
