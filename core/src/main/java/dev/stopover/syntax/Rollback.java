package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code ROLLBACK} and {@code ABORT} of a whole transaction.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param chain whether AND CHAIN is written
 */
public record Rollback(TextRange range, TextRange keywords, boolean chain) implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
