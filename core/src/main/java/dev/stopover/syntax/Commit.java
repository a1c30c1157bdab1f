package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code COMMIT} and {@code END}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param chain whether AND CHAIN is written
 */
public record Commit(TextRange range, TextRange keywords, boolean chain) implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
