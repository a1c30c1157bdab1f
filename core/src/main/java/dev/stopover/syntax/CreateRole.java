package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code CREATE ROLE}, {@code USER} and {@code GROUP}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param role the role
 * @param options its options, in their order
 */
public record CreateRole(TextRange range, TextRange keywords, RoleName role, List<Option> options)
        implements Statement {

    /** Keeps copies of the lists. */
    public CreateRole {
        options = List.copyOf(options);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
