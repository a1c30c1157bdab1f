package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;

/**
 * The value of an option.
 *
 * @param range where it stands
 * @param text the text, with quotes removed
 * @param literal whether it is a string literal
 */
public record OptionValue(TextRange range, String text, boolean literal) implements Ranged {}
