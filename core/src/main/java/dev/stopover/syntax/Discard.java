package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code DISCARD}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param what ALL, PLANS, SEQUENCES or TEMP
 */
public record Discard(TextRange range, TextRange keywords, Identifier what) implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
