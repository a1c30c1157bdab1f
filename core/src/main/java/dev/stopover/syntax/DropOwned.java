package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code DROP OWNED BY}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param roles whose objects
 * @param cascade whether CASCADE is written
 */
public record DropOwned(TextRange range, TextRange keywords, List<RoleName> roles, boolean cascade)
        implements Statement {

    /** Keeps copies of the lists. */
    public DropOwned {
        roles = List.copyOf(roles);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
