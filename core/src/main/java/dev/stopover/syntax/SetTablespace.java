package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code SET TABLESPACE}.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param tablespace the tablespace
 */
public record SetTablespace(TextRange range, TextRange keywords, Identifier tablespace) implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
