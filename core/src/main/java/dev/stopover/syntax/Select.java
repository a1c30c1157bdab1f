package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * A query: {@code SELECT}, {@code VALUES}, {@code TABLE} or {@code WITH} that ends in one.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param query the query
 */
public record Select(TextRange range, TextRange keywords, Query query) implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
