package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * An action that is not understood.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 */
public record OpaqueAction(TextRange range, TextRange keywords) implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
