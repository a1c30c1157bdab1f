package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code CREATE SEQUENCE}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param persistence permanent, temporary or unlogged
 * @param ifNotExists whether IF NOT EXISTS is written
 * @param sequence the sequence
 * @param options what is said of it
 */
public record CreateSequence(
        TextRange range,
        TextRange keywords,
        Persistence persistence,
        boolean ifNotExists,
        QualifiedName sequence,
        SequenceOptions options)
        implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
