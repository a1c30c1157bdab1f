package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code ALTER COLUMN … SET STATISTICS}.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param column the column
 */
public record SetStatistics(TextRange range, TextRange keywords, Identifier column) implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
