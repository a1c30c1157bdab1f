package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code FOR VALUES …} and {@code DEFAULT}.
 *
 * @param range where it stands
 * @param defaultPartition whether it is the default partition
 * @param values the values written, in order
 */
public record PartitionBound(TextRange range, boolean defaultPartition, List<Expression> values) implements Ranged {

    /** Keeps copies of the lists. */
    public PartitionBound {
        values = List.copyOf(values);
    }
}
