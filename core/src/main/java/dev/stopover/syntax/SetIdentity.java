package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code ALTER COLUMN … SET GENERATED}, {@code SET sequence_option} and {@code RESTART}.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param column the column
 * @param sequence whether anything is said of its sequence
 */
public record SetIdentity(TextRange range, TextRange keywords, Identifier column, boolean sequence)
        implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, AlterTableActionVisitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
