package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code PARTITION BY}.
 *
 * @param range where it stands
 * @param strategy the strategy
 * @param columns its columns and expressions
 */
public record PartitionKey(TextRange range, PartitionStrategy strategy, List<IndexColumn> columns) implements Ranged {

    /** Keeps copies of the lists. */
    public PartitionKey {
        columns = List.copyOf(columns);
    }
}
