package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * {@code RESET}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param parameter the parameter; absent for ALL
 */
public record ResetParameter(TextRange range, TextRange keywords, Optional<Identifier> parameter) implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
