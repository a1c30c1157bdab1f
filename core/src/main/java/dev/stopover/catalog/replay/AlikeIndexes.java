package dev.stopover.catalog.replay;

import dev.stopover.catalog.Index;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.IndexColumn;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares indexes, so that a partition whose index is like that of its parent does not get a second one. */
final class AlikeIndexes {

    private AlikeIndexes() {}

    /** Whether one could be the part of the other that a partition has. */
    static boolean alike(Index one, Index other) {
        return one.unique() == other.unique()
                && one.method().equals(other.method())
                && one.include().equals(other.include())
                && sameExpression(one.predicate(), other.predicate())
                && sameExpressions(one.keys(), other.keys())
                && one.leadingColumns().equals(other.leadingColumns())
                && one.keys().size() == other.keys().size()
                && operatorClasses(one).equals(operatorClasses(other))
                && one.uses().equals(other.uses());
    }

    private static boolean sameExpressions(List<Index.Key> keys, List<Index.Key> others) {
        for (int i = 0; i < Math.min(keys.size(), others.size()); i++) {
            if (!sameExpression(keys.get(i).expression(), others.get(i).expression())) {
                return false;
            }
        }
        return true;
    }

    /** Whether two expressions are written alike, blanks and the case of names aside. */
    private static boolean sameExpression(Optional<Expression> one, Optional<Expression> other) {
        return one.map(AlikeIndexes::values).equals(other.map(AlikeIndexes::values));
    }

    private static List<String> values(Expression expression) {
        Tokens tokens = expression.tokens();
        int to = tokens.significantFrom(tokens.end(expression.last()));
        List<String> values = new ArrayList<>();
        for (int at = tokens.significantFrom(tokens.start(expression.first())); at < to; at++) {
            values.add(tokens.value(tokens.significant(at)));
        }
        return values;
    }

    private static List<String> operatorClasses(Index index) {
        return index.keys().stream()
                .map(key -> key.written()
                        .flatMap(IndexColumn::operatorClass)
                        .map(QualifiedName::name)
                        .orElse(""))
                .toList();
    }
}
