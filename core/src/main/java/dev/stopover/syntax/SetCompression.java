package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code ALTER COLUMN … SET COMPRESSION}.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param column the column
 * @param method the compression method
 */
public record SetCompression(TextRange range, TextRange keywords, Identifier column, Identifier method)
        implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
