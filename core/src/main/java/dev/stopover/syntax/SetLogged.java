package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code SET LOGGED} and {@code SET UNLOGGED}.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param logged which of the two
 */
public record SetLogged(TextRange range, TextRange keywords, boolean logged) implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
