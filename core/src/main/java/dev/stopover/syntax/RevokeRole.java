package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code REVOKE role FROM role}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param roles the roles revoked
 * @param grantees from whom
 * @param optionOnly the option that alone is revoked
 * @param cascade whether CASCADE is written
 */
public record RevokeRole(
        TextRange range,
        TextRange keywords,
        List<RoleName> roles,
        List<RoleName> grantees,
        Optional<Identifier> optionOnly,
        boolean cascade)
        implements Statement {

    /** Keeps copies of the lists. */
    public RevokeRole {
        roles = List.copyOf(roles);
        grantees = List.copyOf(grantees);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
