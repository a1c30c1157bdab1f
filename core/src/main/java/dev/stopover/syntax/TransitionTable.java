package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;

/**
 * What {@code REFERENCING} of a trigger names.
 *
 * @param range where it stands
 * @param after whether NEW is written, and not OLD
 * @param table whether TABLE is written, and not ROW
 * @param name the name that it gets
 */
public record TransitionTable(TextRange range, boolean after, boolean table, Identifier name) implements Ranged {}
