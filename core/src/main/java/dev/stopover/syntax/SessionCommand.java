package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * A statement that changes neither schema nor data: LISTEN, NOTIFY, LOAD, CHECKPOINT, cursors and the like.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param tag its command tag
 * @param transactional whether it is about a transaction that must be open already: a cursor without WITH HOLD
 */
public record SessionCommand(TextRange range, TextRange keywords, String tag, boolean transactional)
        implements Statement {

    /** One that may stand anywhere. */
    public SessionCommand(TextRange range, TextRange keywords, String tag) {
        this(range, keywords, tag, false);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
