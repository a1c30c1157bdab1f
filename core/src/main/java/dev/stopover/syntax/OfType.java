package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code OF type}.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param type the composite type
 */
public record OfType(TextRange range, TextRange keywords, TypeName type) implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
