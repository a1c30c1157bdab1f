package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code ALTER CONSTRAINT}.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param constraint the constraint
 */
public record AlterConstraint(TextRange range, TextRange keywords, Identifier constraint) implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, AlterTableActionVisitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
