package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * {@code ATTACH PARTITION}, of a table or an index.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param partition the partition
 * @param bound which rows belong to it; absent for indexes
 */
public record AttachPartition(
        TextRange range, TextRange keywords, QualifiedName partition, Optional<PartitionBound> bound)
        implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
