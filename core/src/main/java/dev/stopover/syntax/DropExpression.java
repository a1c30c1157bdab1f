package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code ALTER COLUMN … DROP EXPRESSION}.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param ifExists whether IF EXISTS is written
 * @param column the column
 */
public record DropExpression(TextRange range, TextRange keywords, boolean ifExists, Identifier column)
        implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
