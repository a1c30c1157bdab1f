package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code … RENAME TO}, also of columns, constraints, policies, triggers, rules and attributes.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param kind the kind of thing that is renamed
 * @param relationKind what the statement calls the relation it belongs to, or the kind again
 * @param ifExists whether IF EXISTS is written
 * @param object what is renamed
 * @param to its new name
 * @param only whether ONLY is written before the table
 * @param cascade whether CASCADE is written
 */
public record Rename(
        TextRange range,
        TextRange keywords,
        ObjectKind kind,
        ObjectKind relationKind,
        boolean ifExists,
        ObjectReference object,
        Identifier to,
        boolean only,
        boolean cascade)
        implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
