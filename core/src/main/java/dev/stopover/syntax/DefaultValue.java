package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * {@code DEFAULT expression}.
 *
 * @param range where it stands
 * @param name the name of the constraint it is written as, if any
 * @param expression the expression
 */
public record DefaultValue(TextRange range, Optional<Identifier> name, Expression expression) implements Ranged {}
