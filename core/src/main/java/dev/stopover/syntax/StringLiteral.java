package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;

/**
 * A string literal.
 *
 * @param range where it stands
 * @param value what it stands for
 */
public record StringLiteral(TextRange range, String value) implements Ranged {}
