package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code FOR VALUES …} and {@code DEFAULT}.
 *
 * @param range where it stands
 * @param strategy how a table is partitioned that can have it; absent for the default partition
 * @param defaultPartition whether it is the default partition
 * @param values the values written, in order
 * @param lower how many of the values stand after FROM
 */
public record PartitionBound(
        TextRange range,
        Optional<PartitionStrategy> strategy,
        boolean defaultPartition,
        List<Expression> values,
        int lower)
        implements Ranged {

    /** Keeps copies of the lists. */
    public PartitionBound {
        values = List.copyOf(values);
    }
}
