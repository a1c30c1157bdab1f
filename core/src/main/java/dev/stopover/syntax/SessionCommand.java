package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * A statement that changes neither schema nor data: LISTEN, NOTIFY, LOAD, CHECKPOINT, cursors and the like.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param tag its command tag
 */
public record SessionCommand(TextRange range, TextRange keywords, String tag) implements Statement {

    @Override
    public <C> void accept(StatementVisitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
