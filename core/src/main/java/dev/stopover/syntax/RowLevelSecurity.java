package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code ENABLE}, {@code DISABLE}, {@code FORCE} and {@code NO FORCE ROW LEVEL SECURITY}.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param mode which of the four
 */
public record RowLevelSecurity(TextRange range, TextRange keywords, RowSecurityMode mode) implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
