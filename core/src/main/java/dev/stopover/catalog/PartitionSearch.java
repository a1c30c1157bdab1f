package dev.stopover.catalog;

import dev.stopover.syntax.PartitionBound;
import java.util.Map;
import java.util.Optional;

/** Finds partitions of a table without looking at all of them. */
public final class PartitionSearch {

    private final Catalog catalog;
    private final Table parent;

    /** Looks for partitions of a table as a catalog has them. */
    public PartitionSearch(Catalog catalog, Table parent) {
        this.catalog = catalog;
        this.parent = parent;
    }

    /** Its default partition, if it has one. */
    public Optional<Table> defaultPartition() {
        return part(parent.defaultPartition())
                .filter(part -> part.partitionBound()
                        .filter(PartitionBound::defaultPartition)
                        .isPresent());
    }

    /** A partition that certainly has rows of a range, where it is partitioned by ranges of one column. */
    public Optional<Table> overlapping(PartitionBound bound) {
        Optional<PartitionEnd> from = PartitionEnd.lower(bound);
        Optional<PartitionEnd> to = PartitionEnd.upper(bound);
        if (from.isEmpty() || to.isEmpty() || !from.get().isLike(to.get())) {
            return Optional.empty();
        }
        // Ranges do not overlap each other: the first that ends behind the beginning is the only one that can.
        for (Map.Entry<PartitionEnd, Integer> range : parent.ranges().from(from.get())) {
            Optional<Table> part = part(range.getValue())
                    .filter(found -> found.partitionBound()
                            .flatMap(PartitionEnd::upper)
                            .filter(range.getKey()::equals)
                            .isPresent());
            if (part.isPresent() && range.getKey().compareTo(from.get()) > 0) {
                return part.filter(found -> found.partitionBound()
                        .flatMap(PartitionEnd::lower)
                        .filter(lower -> lower.isLike(to.get()) && lower.compareTo(to.get()) < 0)
                        .isPresent());
            }
        }
        return Optional.empty();
    }

    private Optional<Table> part(int id) {
        return catalog.table(id).filter(table -> table.parents().contains(parent.id()));
    }
}
