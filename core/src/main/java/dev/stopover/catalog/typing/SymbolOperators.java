package dev.stopover.catalog.typing;

import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** Operators that are written in signs. */
final class SymbolOperators {

    /** Operators that compare rows, too. */
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", ">", "<=", ">=");

    private final Mentions mentions;
    private final OperatorTypes operators;
    private final IntFunction<Type> found;
    private final IntFunction<Type> scalars;

    /**
     * Over what has been typed.
     *
     * @param found the type of an expression
     * @param scalars that of the only column of a subquery
     */
    SymbolOperators(Mentions mentions, OperatorTypes operators, IntFunction<Type> found, IntFunction<Type> scalars) {
        this.mentions = mentions;
        this.operators = operators;
        this.found = found;
        this.scalars = scalars;
    }

    /** The type of an operator with its parts. */
    Type of(int mention, int[] parts) {
        if (mentions.keyword(mention) == Keyword.OPERATOR || parts.length > 2) {
            return Type.OPEN;
        }
        String name = mentions.tokens().text(mentions.tokens().significant(mentions.first(mention)));
        List<Type> given = new ArrayList<>();
        for (int part : parts) {
            if (mentions.is(part, MentionRole.ROW) || mentions.is(part, MentionRole.QUANTIFIED)) {
                return COMPARISONS.contains(name) ? quantified(name, parts, part, mention) : Type.OPEN;
            }
            given.add(found.apply(part));
        }
        return operators.of(name, given, mentions.range(mention));
    }

    /** A comparison with each element of an array, or with each row of a query. */
    private Type quantified(String name, int[] parts, int part, int mention) {
        if (mentions.is(part, MentionRole.QUANTIFIED) && parts[0] != part) {
            int inner = part - 1;
            boolean query = mentions.is(inner, MentionRole.QUERY);
            Type right =
                    query ? scalars.apply(inner) : found.apply(inner).element().orElse(Type.OPEN);
            if (right.isKnown() && !mentions.is(parts[0], MentionRole.ROW)) {
                operators.of(name, List.of(found.apply(parts[0]), right), mentions.range(mention));
            }
        }
        return TypeSystem.named("bool");
    }
}
