package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code REVOKE} of privileges.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param privileges what on what
 * @param grantees from whom
 * @param grantOptionOnly whether GRANT OPTION FOR is written
 * @param cascade whether CASCADE is written
 */
public record Revoke(
        TextRange range,
        TextRange keywords,
        Privileges privileges,
        List<RoleName> grantees,
        boolean grantOptionOnly,
        boolean cascade)
        implements Statement {

    /** Keeps copies of the lists. */
    public Revoke {
        grantees = List.copyOf(grantees);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
