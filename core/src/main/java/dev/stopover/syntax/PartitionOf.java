package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;

/**
 * {@code PARTITION OF}.
 *
 * @param range where it stands
 * @param parent the partitioned table
 * @param bound which rows belong to it
 */
public record PartitionOf(TextRange range, QualifiedName parent, PartitionBound bound) implements Ranged {}
