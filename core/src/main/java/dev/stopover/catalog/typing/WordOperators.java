package dev.stopover.catalog.typing;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Operators that are words, and where PostgreSQL wants a boolean or a number. */
final class WordOperators {

    private final Mentions mentions;
    private final TypeSystem types;
    private final Coercion coercion;
    private final TypeFailures failures;
    private final IntFunction<Type> found;

    WordOperators(
            Mentions mentions, TypeSystem types, Coercion coercion, TypeFailures failures, IntFunction<Type> found) {
        this.mentions = mentions;
        this.types = types;
        this.coercion = coercion;
        this.failures = failures;
        this.found = found;
    }

    /** What a clause holds has to be of its type. */
    void check(int clause, int[] parts) {
        for (int part : parts) {
            switch (mentions.role(clause)) {
                case WHERE -> bool(part, "WHERE");
                case HAVING -> bool(part, "HAVING");
                case FILTER -> bool(part, "FILTER");
                default -> number(part, mentions.keyword(clause) == Keyword.OFFSET ? "OFFSET" : "LIMIT");
            }
        }
    }

    void bool(int part, String construct) {
        mustBeBoolean(types, failures, found.apply(part), construct, mentions.range(part), coercion);
    }

    static void mustBeBoolean(
            TypeSystem types, TypeFailures failures, Type type, String construct, TextRange place, Coercion coercion) {
        if (coercion.can(type, TypeSystem.named("bool"), Coercion.Context.ASSIGNMENT)
                .isNo()) {
            failures.add(
                    place,
                    "42804",
                    "argument of %s must be type boolean, not type %s".formatted(construct, types.printed(type)));
        }
    }

    private void number(int part, String construct) {
        Type type = found.apply(part);
        if (coercion.can(type, TypeSystem.named("int8"), Coercion.Context.ASSIGNMENT)
                .isNo()) {
            failures.add(
                    mentions.range(part),
                    "42804",
                    "argument of %s must be type bigint, not type %s".formatted(construct, types.printed(type)));
        }
    }

    /** The type of an operator that is written in words. */
    Type words(int mention, int[] parts, Keyword word, OperatorTypes operators, Map<Integer, List<Type>> outputs) {
        Type bool = TypeSystem.named("bool");
        Keyword meant = word == Keyword.NOT && parts.length > 1 ? second(mention) : word;
        switch (meant) {
            case AND, OR -> {
                bool(parts[0], meant.name());
                bool(parts[1], meant.name());
            }
            case NOT -> bool(parts[0], "NOT");
            case IS -> is(mention, parts, operators);
            case BETWEEN -> {
                compare(operators, ">=", parts[0], parts[1], mention);
                compare(operators, "<=", parts[0], parts[2], mention);
            }
            case IN -> in(mention, parts, operators, outputs);
            case LIKE -> compare(operators, word == Keyword.NOT ? "!~~" : "~~", parts[0], parts[1], mention);
            case ILIKE -> compare(operators, word == Keyword.NOT ? "!~~*" : "~~*", parts[0], parts[1], mention);
            case AT -> {
                return zone(parts);
            }
            default -> {}
        }
        return bool;
    }

    private Keyword second(int mention) {
        return mentions.tokens().keyword(mentions.tokens().significant(mentions.first(mention) + 1));
    }

    private void is(int mention, int[] parts, OperatorTypes operators) {
        if (parts.length == 2) {
            compare(operators, "=", parts[0], parts[1], mention);
            return;
        }
        Keyword last = mentions.tokens().keyword(mentions.tokens().significant(mentions.last(mention)));
        boolean not = second(mention) == Keyword.NOT;
        if (last == Keyword.TRUE || last == Keyword.FALSE || last == Keyword.UNKNOWN) {
            bool(parts[0], (not ? "IS NOT " : "IS ") + last.name());
        }
    }

    private void in(int mention, int[] parts, OperatorTypes operators, Map<Integer, List<Type>> outputs) {
        if (parts.length == 2 && mentions.is(parts[1], MentionRole.QUERY)) {
            List<Type> columns = outputs.getOrDefault(parts[1], List.of());
            if (columns.size() == 1 && !mentions.is(parts[0], MentionRole.ROW)) {
                operators.of("=", List.of(found.apply(parts[0]), columns.get(0)), mentions.range(mention));
            }
            return;
        }
        // Where all that is constant has a type in common, it becomes an array of that.
        List<Type> all = new ArrayList<>();
        for (int part : parts) {
            if (mentions.is(part, MentionRole.ROW)) {
                return;
            }
            all.add(found.apply(part));
        }
        boolean common = new CommonType(coercion).of(all).isPresent();
        for (int i = 1; i < parts.length; i++) {
            if (!common) {
                compare(operators, "=", parts[0], parts[i], mention);
            }
        }
    }

    private void compare(OperatorTypes operators, String name, int left, int right, int mention) {
        boolean plain = !mentions.is(left, MentionRole.ROW)
                && !mentions.is(right, MentionRole.ROW)
                && !mentions.is(right, MentionRole.QUANTIFIED);
        if (plain) {
            operators.of(name, List.of(found.apply(left), found.apply(right)), mentions.range(mention));
        }
    }

    private Type zone(int[] parts) {
        Type type = found.apply(parts[0]).base();
        if (type == TypeSystem.named("timestamptz")) {
            return TypeSystem.named("timestamp");
        }
        if (type == TypeSystem.named("timestamp") || type == TypeSystem.named("date") || type.isUnknownLiteral()) {
            return type == TypeSystem.named("timestamp")
                    ? TypeSystem.named("timestamptz")
                    : TypeSystem.named("timestamp");
        }
        return type == TypeSystem.named("timetz") || type == TypeSystem.named("time")
                ? TypeSystem.named("timetz")
                : Type.OPEN;
    }
}
