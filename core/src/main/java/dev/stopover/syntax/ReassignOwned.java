package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code REASSIGN OWNED BY}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param roles whose objects
 * @param to the new owner
 */
public record ReassignOwned(TextRange range, TextRange keywords, List<RoleName> roles, RoleName to)
        implements Statement {

    /** Keeps copies of the lists. */
    public ReassignOwned {
        roles = List.copyOf(roles);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
