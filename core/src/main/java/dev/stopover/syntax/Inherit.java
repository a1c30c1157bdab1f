package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code INHERIT}.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param parent the parent
 */
public record Inherit(TextRange range, TextRange keywords, QualifiedName parent) implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
