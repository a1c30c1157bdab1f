package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code ADD COLUMN}, and {@code ADD ATTRIBUTE} of a composite type.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param ifNotExists whether IF NOT EXISTS is written
 * @param column the column
 * @param cascade whether an attribute changes in typed tables, too
 */
public record AddColumn(
        TextRange range, TextRange keywords, boolean ifNotExists, ColumnDefinition column, boolean cascade)
        implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
