package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;

/**
 * A column that an UPDATE sets.
 *
 * @param range the column and its new value
 * @param column the column
 * @param toNull whether the column is null after it where it was null before: {@code c = NULL}, {@code c = lower(c)}
 * @param toDefault whether the new value is DEFAULT
 */
public record Assignment(TextRange range, String column, boolean toNull, boolean toDefault) implements Ranged {}
