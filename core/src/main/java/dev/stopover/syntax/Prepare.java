package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code PREPARE}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param name its name
 * @param statement what is prepared
 */
public record Prepare(TextRange range, TextRange keywords, Identifier name, Statement statement) implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
