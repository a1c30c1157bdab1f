package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code MERGE}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param query the whole statement as written
 * @param table the table
 */
public record Merge(TextRange range, TextRange keywords, Query query, QualifiedName table) implements Statement {

    @Override
    public <C> void accept(StatementVisitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
