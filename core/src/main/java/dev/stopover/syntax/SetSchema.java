package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code ALTER … SET SCHEMA}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param ifExists whether IF EXISTS is written
 * @param object what moves
 * @param schema where it moves to
 */
public record SetSchema(
        TextRange range, TextRange keywords, boolean ifExists, ObjectReference object, Identifier schema)
        implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
