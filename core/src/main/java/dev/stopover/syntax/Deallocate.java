package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * {@code DEALLOCATE}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param name which; absent for ALL
 */
public record Deallocate(TextRange range, TextRange keywords, Optional<Identifier> name) implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
