package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code ALTER COLUMN … ADD GENERATED … AS IDENTITY}.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param column the column
 * @param identity the identity
 */
public record AddIdentity(TextRange range, TextRange keywords, Identifier column, Identity identity)
        implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
