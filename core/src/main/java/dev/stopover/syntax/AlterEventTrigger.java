package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code ALTER EVENT TRIGGER … ENABLE} and {@code DISABLE}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param trigger its name
 * @param enabled whether it fires afterwards
 */
public record AlterEventTrigger(TextRange range, TextRange keywords, Identifier trigger, boolean enabled)
        implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
