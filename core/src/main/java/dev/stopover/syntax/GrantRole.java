package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code GRANT role TO role}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param roles the roles granted
 * @param grantees to whom
 * @param options ADMIN, INHERIT, SET
 */
public record GrantRole(
        TextRange range, TextRange keywords, List<RoleName> roles, List<RoleName> grantees, List<Option> options)
        implements Statement {

    /** Keeps copies of the lists. */
    public GrantRole {
        roles = List.copyOf(roles);
        grantees = List.copyOf(grantees);
        options = List.copyOf(options);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
