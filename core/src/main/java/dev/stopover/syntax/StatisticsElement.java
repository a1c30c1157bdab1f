package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * What extended statistics are about: a column, an expression in parentheses, or neither for the call of a function.
 *
 * @param range where it stands
 * @param column the column
 * @param expression the expression
 */
public record StatisticsElement(TextRange range, Optional<Identifier> column, Optional<Expression> expression)
        implements Ranged {}
