package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code EXECUTE} of a prepared statement.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param name its name
 */
public record Execute(TextRange range, TextRange keywords, Identifier name) implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
