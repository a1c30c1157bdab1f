package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code PREPARE TRANSACTION}, {@code COMMIT PREPARED} and {@code ROLLBACK PREPARED}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param action which of the three
 * @param identifier the transaction's identifier
 */
public record PreparedTransaction(TextRange range, TextRange keywords, PreparedAction action, StringLiteral identifier)
        implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
