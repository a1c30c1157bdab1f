package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code CALL}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param procedure what is called
 * @param call the call as written
 */
public record Call(TextRange range, TextRange keywords, QualifiedName procedure, Expression call) implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
