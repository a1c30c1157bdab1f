package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code DROP CONSTRAINT}.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param ifExists whether IF EXISTS is written
 * @param constraint the constraint
 * @param cascade whether CASCADE is written
 */
public record DropConstraint(
        TextRange range, TextRange keywords, boolean ifExists, Identifier constraint, boolean cascade)
        implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
