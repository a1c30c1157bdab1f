package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code ALTER COLUMN … SET DEFAULT}.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param column the column
 * @param value the default
 */
public record SetDefault(TextRange range, TextRange keywords, Identifier column, Expression value)
        implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
