package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code ALTER SEQUENCE} with options of the sequence itself.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param ifExists whether IF EXISTS is written
 * @param sequence the sequence
 * @param options what is said of it
 */
public record AlterSequence(
        TextRange range, TextRange keywords, boolean ifExists, QualifiedName sequence, SequenceOptions options)
        implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
