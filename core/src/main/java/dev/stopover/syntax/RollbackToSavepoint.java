package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code ROLLBACK TO SAVEPOINT}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param savepoint its name
 */
public record RollbackToSavepoint(TextRange range, TextRange keywords, Identifier savepoint) implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
