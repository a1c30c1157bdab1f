package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a query or expression mentions, in one flat list: relations, columns, functions, types, operators, constants and
 * what they belong to. A mention that holds others comes just after them, so that the last one is the whole; where it
 * begins among them says which it holds. Each is a few numbers in arrays: nothing is built for it. Positions are numbers
 * of significant tokens.
 */
public final class Mentions {

    private static final MentionRole[] ROLES = MentionRole.values();

    private final Tokens tokens;
    private final boolean complete;
    private final int size;
    private final byte[] roles;
    private final int[] places;

    Mentions(Tokens tokens, boolean complete, int size, byte[] roles, int[] places) {
        this.tokens = tokens;
        this.complete = complete;
        this.size = size;
        this.roles = roles;
        this.places = places;
    }

    /** The tokens it was read from. */
    public Tokens tokens() {
        return tokens;
    }

    /** Whether all of it was read; else it ends at what is wrong, or lacks what is nested too deep. */
    public boolean isComplete() {
        return complete;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The number of the mention that is the whole; only of a complete list that is not empty. */
    public int root() {
        return size - 1;
    }

    /** What a mention is. */
    public MentionRole role(int mention) {
        return ROLES[roles[mention]];
    }

    /** Whether a mention is of a kind. */
    public boolean is(int mention, MentionRole role) {
        return roles[mention] == role.ordinal();
    }

    /** The position of its first token; of an operator, that of its own first one. */
    public int first(int mention) {
        return places[3 * mention];
    }

    /** The position of its last token. */
    public int last(int mention) {
        return places[3 * mention + 1];
    }

    /** The number of the first mention among those that it holds; its own if it holds none. */
    public int from(int mention) {
        return places[3 * mention + 2];
    }

    /** Where it stands in the file. */
    public TextRange range(int mention) {
        return tokens.range(tokens.significant(first(mention)), tokens.significant(last(mention)));
    }

    /** The mentions that it holds itself, not by way of another, in order. */
    public int[] children(int mention) {
        int count = 0;
        for (int child = mention - 1; child >= from(mention); child = from(child) - 1) {
            count++;
        }
        int[] children = new int[count];
        for (int child = mention - 1; child >= from(mention); child = from(child) - 1) {
            children[--count] = child;
        }
        return children;
    }

    /** The mentions that no other one holds, in order: the whole, or the pieces of what is not complete. */
    public int[] roots() {
        int count = 0;
        for (int root = size - 1; root >= 0; root = from(root) - 1) {
            count++;
        }
        int[] roots = new int[count];
        for (int root = size - 1; root >= 0; root = from(root) - 1) {
            roots[--count] = root;
        }
        return roots;
    }

    /** The mention that holds each, not by way of another; -1 for those that none holds. */
    public int[] parents() {
        int[] parents = new int[size];
        Arrays.fill(parents, -1);
        for (int mention = 0; mention < size; mention++) {
            for (int child = mention - 1; child >= from(mention); child = from(child) - 1) {
                parents[child] = mention;
            }
        }
        return parents;
    }

    /** Whether the common table expressions of a WITH may read each other and themselves. */
    public boolean isRecursive(int with) {
        return first(with) < last(with)
                && tokens.keyword(tokens.significant(first(with) + 1)) == Keyword.RECURSIVE
                && first(from(with)) > first(with) + 1;
    }

    /** The first of what a mention holds itself that is of a kind. */
    public Optional<Integer> child(int mention, MentionRole role) {
        int found = -1;
        for (int child = mention - 1; child >= from(mention); child = from(child) - 1) {
            if (is(child, role)) {
                found = child;
            }
        }
        return found < 0 ? Optional.empty() : Optional.of(found);
    }

    /** What the first token of a mention stands for: a name's first part, a constant's value. */
    public String value(int mention) {
        return tokens.value(tokens.significant(first(mention)));
    }

    /** The kind of its first token. */
    public TokenKind kind(int mention) {
        return tokens.kind(tokens.significant(first(mention)));
    }

    /** The keyword that its first token is. */
    public Keyword keyword(int mention) {
        return tokens.keyword(tokens.significant(first(mention)));
    }

    /** The parts of a name, in order; a star is one. */
    public List<String> parts(int mention) {
        int at = first(mention);
        if (tokens.keyword(tokens.significant(at)) == Keyword.SETOF && at < last(mention)) {
            at++;
        }
        List<String> parts = new ArrayList<>(2);
        parts.add(tokens.value(tokens.significant(at)));
        while (at + 2 <= last(mention) && tokens.kind(tokens.significant(at + 1)) == TokenKind.DOT) {
            at += 2;
            parts.add(tokens.value(tokens.significant(at)));
        }
        return parts;
    }

    /** The name of a relation, function, type or collation. */
    public QualifiedName name(int mention) {
        return name(range(mention), parts(mention));
    }

    private static QualifiedName name(TextRange range, List<String> parts) {
        int size = parts.size();
        return new QualifiedName(
                range,
                size > 2 ? Optional.of(parts.get(size - 3)) : Optional.empty(),
                size > 1 ? Optional.of(parts.get(size - 2)) : Optional.empty(),
                parts.get(size - 1));
    }

    /** The column that a mention of a column or a star is. */
    public ColumnReference column(int mention) {
        List<String> parts = parts(mention);
        int size = parts.size();
        Optional<QualifiedName> qualifier = Optional.empty();
        if (size > 1) {
            int end = first(mention) + 2 * (size - 2);
            TextRange range = tokens.range(tokens.significant(first(mention)), tokens.significant(end));
            qualifier = Optional.of(name(range, parts.subList(0, size - 1)));
        }
        return new ColumnReference(range(mention), qualifier, parts.get(size - 1));
    }

    /**
     * The constant that a mention is, with its casts and its sign, if it is one.
     *
     * @param mention an expression
     */
    public Optional<Literal> literal(int mention) {
        int inside = mention;
        while (is(inside, MentionRole.CAST)) {
            inside = operand(inside);
        }
        if (is(inside, MentionRole.LITERAL)) {
            return Optional.of(constant(inside));
        }
        if (is(inside, MentionRole.OPERATOR) && inside > from(inside) && isSign(inside)) {
            int number = inside - 1;
            if (from(number) == from(inside) && is(number, MentionRole.LITERAL) && isNumber(kind(number))) {
                TextRange range = tokens.range(tokens.significant(first(inside)), tokens.significant(first(number)));
                String value = value(number);
                return Optional.of(
                        new Literal(range, Literal.Kind.NUMBER, kind(inside) == TokenKind.MINUS ? "-" + value : value));
            }
        }
        return Optional.empty();
    }

    /** The value that a cast casts. */
    public int operand(int cast) {
        return is(cast - 1, MentionRole.TYPE) ? from(cast - 1) - 1 : cast - 1;
    }

    /** The arguments of a call, each with its value where it is a string or number written there. */
    public List<Optional<String>> arguments(int call) {
        List<Optional<String>> arguments = new ArrayList<>();
        for (int part : children(call)) {
            switch (role(part)) {
                case FUNCTION, ORDER_BY, FILTER, WINDOW, WINDOW_NAME -> {}
                case STAR -> {
                    if (last(part) > first(part)) {
                        arguments.add(Optional.empty());
                    }
                }
                default ->
                    arguments.add(literal(part)
                            .filter(literal ->
                                    literal.kind() == Literal.Kind.STRING || literal.kind() == Literal.Kind.NUMBER)
                            .map(Literal::value));
            }
        }
        return arguments;
    }

    /** Whether an operator is the sign of its only operand. */
    private boolean isSign(int operator) {
        return (kind(operator) == TokenKind.MINUS || kind(operator) == TokenKind.PLUS)
                && from(operator - 1) == from(operator)
                && first(operator) < first(from(operator));
    }

    private static boolean isNumber(TokenKind kind) {
        return kind == TokenKind.INTEGER || kind == TokenKind.NUMBER;
    }

    /** The constant that a mention of one is. */
    public Literal constant(int mention) {
        TokenKind kind = kind(mention);
        if (kind == TokenKind.KEYWORD) {
            boolean isNull = keyword(mention) == Keyword.NULL;
            return isNull
                    ? new Literal(range(mention), Literal.Kind.NULL, "")
                    : new Literal(range(mention), Literal.Kind.BOOLEAN, value(mention));
        }
        return new Literal(range(mention), isNumber(kind) ? Literal.Kind.NUMBER : Literal.Kind.STRING, value(mention));
    }
}
