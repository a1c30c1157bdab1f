package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code SAVEPOINT}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param savepoint its name
 */
public record Savepoint(TextRange range, TextRange keywords, Identifier savepoint) implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
