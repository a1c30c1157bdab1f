package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code DROP COLUMN}, and {@code DROP ATTRIBUTE} of a composite type.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param ifExists whether IF EXISTS is written
 * @param column the column
 * @param cascade whether CASCADE is written
 */
public record DropColumn(TextRange range, TextRange keywords, boolean ifExists, Identifier column, boolean cascade)
        implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
