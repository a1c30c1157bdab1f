package dev.stopover.catalog.typing;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.UserType;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** The types of operands that are put together of others: choices, arrays, fields, elements. */
final class CompoundTypes {

    private final Mentions mentions;
    private final TypeSystem types;
    private final Coercion coercion;
    private final TypeFailures failures;
    private final OperatorTypes operators;
    private final IntFunction<Type> found;

    CompoundTypes(
            Mentions mentions,
            TypeSystem types,
            Coercion coercion,
            TypeFailures failures,
            OperatorTypes operators,
            IntFunction<Type> found) {
        this.mentions = mentions;
        this.types = types;
        this.coercion = coercion;
        this.failures = failures;
        this.operators = operators;
        this.found = found;
    }

    Type type(int mention) {
        return found.apply(mention);
    }

    /** The operator of two values, as {@code NULLIF} compares them. */
    Type compared(String operator, int left, int right, TextRange place) {
        return operators.of(operator, List.of(type(left), type(right)), place);
    }

    /** CASE: its conditions are boolean, and its results have a type in common; that of ELSE counts first. */
    Type choice(int mention, int[] parts) {
        List<Type> results = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        boolean compared = !mentions.is(parts[0], MentionRole.WHEN);
        for (int part : parts) {
            int[] inner = mentions.is(part, MentionRole.WHEN) || mentions.is(part, MentionRole.ELSE)
                    ? mentions.children(part)
                    : new int[0];
            if (inner.length == 2) {
                condition(compared, parts[0], inner[0]);
                results.add(type(inner[1]));
                places.add(inner[1]);
            } else if (inner.length == 1) {
                results.add(0, type(inner[0]));
                places.add(0, inner[0]);
            }
        }
        return common("CASE", "CASE/WHEN", results, places);
    }

    private void condition(boolean compared, int argument, int condition) {
        if (compared) {
            Type left = type(argument);
            operators.of(
                    "=",
                    List.of(left.isUnknownLiteral() ? TypeSystem.named("text") : left, type(condition)),
                    mentions.range(condition));
            return;
        }
        WordOperators.mustBeBoolean(types, failures, type(condition), "CASE/WHEN", mentions.range(condition), coercion);
    }

    /** The type that values have in common; what does not go together shows in the place of the first such value. */
    Type common(String words, String conversion, List<Type> given, List<Integer> places) {
        CommonType common = new CommonType(coercion);
        Optional<Type> type = common.of(given);
        if (common.isRefused()) {
            int at = Math.max(0, given.indexOf(common.isUnconverted() ? common.left() : common.right()));
            String message = common.isUnconverted()
                    ? "%s could not convert type %s to %s"
                            .formatted(conversion, types.printed(common.left()), types.printed(common.right()))
                    : "%s types %s and %s cannot be matched"
                            .formatted(words, types.printed(common.left()), types.printed(common.right()));
            failures.add(mentions.range(places.get(at)), common.isUnconverted() ? "42846" : "42804", message);
        }
        return type.orElse(Type.OPEN);
    }

    Type array(int mention, int[] parts) {
        List<Type> given = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int part : parts) {
            given.add(type(part));
            places.add(part);
        }
        if (given.isEmpty()) {
            return Type.OPEN;
        }
        boolean arrays = given.stream().anyMatch(type -> type.is(Type.Kind.ARRAY));
        Type common = common("ARRAY", "ARRAY", given, places);
        return arrays ? common : common.array();
    }

    Type subscript(int mention, int[] parts) {
        Type holder = type(parts[0]);
        Type base = holder.base();
        if (mentions.is(parts[0], MentionRole.SUBSCRIPT) && !isParenthesized(mention)) {
            // Subscripts that follow each other are one, of several dimensions.
            return holder;
        }
        if (base.element().isPresent()) {
            boolean slice = isSlice(mention);
            return slice ? base : base.element().get();
        }
        if (base == TypeSystem.named("jsonb")) {
            return base;
        }
        boolean fixed = base.category() == 'A' || base.category() == 'G' || base == TypeSystem.named("name");
        boolean other = !base.isKnown() || fixed || base.is(Type.Kind.PSEUDO);
        if (!other) {
            failures.add(
                    mentions.range(parts[0]),
                    "42804",
                    "cannot subscript type %s because it does not support subscripting"
                            .formatted(types.printed(holder)));
        }
        return Type.OPEN;
    }

    private boolean isParenthesized(int subscript) {
        int before = mentions.first(subscript) - 1;
        return mentions.tokens().kind(mentions.tokens().significant(before)) == TokenKind.RIGHT_PAREN;
    }

    /** Whether a colon stands in the brackets. */
    private boolean isSlice(int mention) {
        for (int at = mentions.first(mention); at <= mentions.last(mention); at++) {
            if (mentions.tokens().kind(mentions.tokens().significant(at)) == TokenKind.COLON) {
                return true;
            }
        }
        return false;
    }

    Type field(int mention, int holder) {
        Type row = type(holder).base();
        if (!row.is(Type.Kind.COMPOSITE)) {
            return Type.OPEN;
        }
        String name = mentions.value(mention);
        Optional<Column> column = types.catalog()
                .type(row.data().id())
                .flatMap((UserType type) -> type.attribute(name))
                .or(() -> types.catalog()
                        .relation(row.data().id())
                        .flatMap((Relation relation) -> relation.column(name)));
        return column.map(Column::type).map(types::of).orElse(Type.OPEN);
    }

    Type collate(int mention, int operand) {
        Type type = type(operand);
        if (type.isUnknownLiteral()) {
            return TypeSystem.named("text");
        }
        boolean pseudo = type.is(Type.Kind.PSEUDO) || type.is(Type.Kind.COMPOSITE);
        if (type.base().isKnown() && !type.base().isCollatable() && !pseudo) {
            failures.add(
                    mentions.range(mention),
                    "42804",
                    "collations are not supported by type %s".formatted(types.printed(type)));
        }
        return type;
    }
}
