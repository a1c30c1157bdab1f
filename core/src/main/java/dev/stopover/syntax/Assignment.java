package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;

/**
 * A column that an UPDATE sets.
 *
 * @param range the column and its new value
 * @param column the column
 * @param toNull whether the new value is NULL or DEFAULT
 */
public record Assignment(TextRange range, String column, boolean toNull) implements Ranged {}
