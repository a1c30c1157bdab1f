package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code SET}, {@code SET LOCAL} and the special forms SET TIME ZONE, ROLE, SESSION AUTHORIZATION and NAMES.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param local whether LOCAL is written
 * @param setting the parameter and its value
 */
public record SetParameter(TextRange range, TextRange keywords, boolean local, Setting setting) implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
