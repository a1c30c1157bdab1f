package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code REFRESH MATERIALIZED VIEW}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param concurrently whether CONCURRENTLY is written
 * @param view the view
 * @param withData false for WITH NO DATA
 */
public record RefreshMaterializedView(
        TextRange range, TextRange keywords, boolean concurrently, QualifiedName view, boolean withData)
        implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
