package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;

/**
 * {@code GENERATED ALWAYS AS (…)}.
 *
 * @param range where it stands
 * @param expression the expression
 * @param stored true for STORED, false for VIRTUAL
 */
public record Generated(TextRange range, Expression expression, boolean stored) implements Ranged {}
