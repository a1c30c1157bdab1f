package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * {@code SET ACCESS METHOD}.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param method the method; absent for DEFAULT
 */
public record SetAccessMethod(TextRange range, TextRange keywords, Optional<Identifier> method)
        implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
