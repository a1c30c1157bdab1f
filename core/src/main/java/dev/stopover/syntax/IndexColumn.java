package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * A column or expression of an index, a key or an exclusion.
 *
 * @param range where it stands
 * @param column the column, if it is one
 * @param expression the expression, if it is one
 * @param collation the collation, if written
 * @param operatorClass the operator class, if written
 * @param descending whether DESC is written
 * @param nullsFirst whether NULLS FIRST or LAST is written
 * @param operator the operator of an exclusion
 */
public record IndexColumn(
        TextRange range,
        Optional<Identifier> column,
        Optional<Expression> expression,
        Optional<QualifiedName> collation,
        Optional<QualifiedName> operatorClass,
        boolean descending,
        Optional<Boolean> nullsFirst,
        Optional<String> operator)
        implements Ranged {}
