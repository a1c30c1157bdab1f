package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code SET TRANSACTION} and {@code SET SESSION CHARACTERISTICS}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param session whether it is for the session
 * @param modes isolation level and the like
 */
public record SetTransaction(TextRange range, TextRange keywords, boolean session, List<Option> modes)
        implements Statement {

    /** Keeps copies of the lists. */
    public SetTransaction {
        modes = List.copyOf(modes);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
