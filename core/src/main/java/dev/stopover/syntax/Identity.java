package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;

/**
 * {@code GENERATED … AS IDENTITY}.
 *
 * @param range where it stands
 * @param always true for ALWAYS, false for BY DEFAULT
 * @param options what is said of its sequence
 */
public record Identity(TextRange range, boolean always, SequenceOptions options) implements Ranged {}
