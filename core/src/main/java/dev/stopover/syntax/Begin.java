package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code BEGIN} and {@code START TRANSACTION}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param modes isolation level and the like
 */
public record Begin(TextRange range, TextRange keywords, List<Option> modes) implements Statement {

    /** Keeps copies of the lists. */
    public Begin {
        modes = List.copyOf(modes);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
