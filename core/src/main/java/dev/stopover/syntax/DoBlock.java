package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * {@code DO}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param language the language, if written, folded
 * @param body what it runs
 */
public record DoBlock(TextRange range, TextRange keywords, Optional<String> language, Body body) implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
