package dev.stopover.catalog.typing;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Failure;
import dev.stopover.catalog.Session;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.TokenKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * The types of the expressions of a query, found as its parts are resolved: what stands in a subquery before what stands
 * around it. Each mention is looked at once.
 */
public final class Typing {

    /** Where it does not matter which version it is: what only some have is left open. */
    public static final int ANY_MAJOR = 16;

    private final Mentions mentions;
    private final TypeSystem types;
    private final Coercion coercion;
    private final TypeFailures failures;
    private final WrittenTypes written;
    private final OperatorTypes operators;
    private final SymbolOperators symbols;
    private final RowTypes rows;
    private final CallTypes calls;
    private final CompoundTypes operands;
    private final WordOperators conditions;
    private final CallPlacement placement;
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
        this.symbols = new SymbolOperators(mentions, operators, this::type, this::scalar);
        this.rows = new RowTypes(mentions, types, operands, failures);
        this.placement = new CallPlacement(mentions, failures, calls);
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

    /** Says what is refused of an expression that has been typed, for what it has to be of in its place. */
    public void expect(int expression, Expected expected) {
        Type type = type(expression);
        placed(expression, expected.place(), column -> true);
        if (expected.construct().isEmpty()) {
            return;
        }
        if (expected.type().isEmpty()) {
            conditions.bool(expression, expected.construct());
            return;
        }
        Type column = types.of(expected.type().get());
        if (coercion.can(type, column, Coercion.Context.ASSIGNMENT).isNo()) {
            String message = expected.construct().equals("USING")
                    ? "result of USING clause for column \"%s\" cannot be cast automatically to type %s"
                            .formatted(expected.column(), types.printed(column))
                    : "column \"%s\" is of type %s but %s is of type %s"
                            .formatted(
                                    expected.column(),
                                    types.printed(column),
                                    expected.construct(),
                                    types.printed(type));
            failures.add(mentions.range(expression), "42804", message);
        }
    }

    /** Says what is refused of a value that is written into a column. */
    public void written(int value, DataType type, String column) {
        if (!mentions.is(value, MentionRole.DEFAULT)) {
            expect(value, new Expected("expression", Optional.of(type), column, ""));
        }
    }

    /** The same of a column of a query, whose place is that of the query. */
    public void selected(int query, DataType from, DataType type, String column) {
        Type given = types.of(from);
        Type target = types.of(type);
        if (coercion.can(given, target, Coercion.Context.ASSIGNMENT).isNo()) {
            failures.add(
                    mentions.range(query),
                    "42804",
                    "column \"%s\" is of type %s but expression is of type %s"
                            .formatted(column, types.printed(target), types.printed(given)));
        }
    }

    /** The types of the columns of VALUES and of set operations. */
    public RowTypes rows() {
        return rows;
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
     * @param local whether a column is one of the query that the part belongs to
     */
    public void part(int part, IntFunction<DataType> column, IntPredicate local) {
        int[] own = own(part);
        for (int i = own.length - 1; i >= 0; i--) {
            found[own[i]] = find(own[i], column);
        }
        if (calls.any()) {
            placement.check(own, place(part), local);
        }
    }

    /** What PostgreSQL calls a part of a query that takes no aggregates or window functions. */
    private String place(int part) {
        return switch (mentions.role(part)) {
            case WHERE -> "WHERE";
            case HAVING -> "HAVING";
            case GROUP_BY -> "GROUP BY";
            case LIMIT -> mentions.keyword(part) == Keyword.OFFSET ? "OFFSET" : "LIMIT";
            case ASSIGNMENT -> "UPDATE";
            case FROM_FUNCTION -> "functions in FROM";
            default -> "";
        };
    }

    /** Looks once more at a part that PostgreSQL calls so. */
    public void placed(int part, String place, IntPredicate local) {
        if (calls.any() && !place.isEmpty()) {
            placement.check(own(part), place, local);
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
            case LITERAL -> Literals.type(mentions, mention);
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
        return symbols.of(mention, parts);
    }
}
