package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code DETACH PARTITION}.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param partition the partition
 * @param concurrently whether CONCURRENTLY is written
 * @param finalizing whether FINALIZE is written
 */
public record DetachPartition(
        TextRange range, TextRange keywords, QualifiedName partition, boolean concurrently, boolean finalizing)
        implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
