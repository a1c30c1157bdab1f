package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code ADD} of a table constraint.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param constraint the constraint
 */
public record AddConstraint(TextRange range, TextRange keywords, Constraint constraint) implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
