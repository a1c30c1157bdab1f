package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code VALIDATE CONSTRAINT}.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param constraint the constraint
 */
public record ValidateConstraint(TextRange range, TextRange keywords, Identifier constraint)
        implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
