package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code SHOW}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param parameter the parameter
 */
public record ShowParameter(TextRange range, TextRange keywords, Identifier parameter) implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
