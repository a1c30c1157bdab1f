package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code GRANT} of privileges.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param privileges what on what
 * @param grantees to whom
 * @param withGrantOption whether WITH GRANT OPTION is written
 */
public record Grant(
        TextRange range, TextRange keywords, Privileges privileges, List<RoleName> grantees, boolean withGrantOption)
        implements Statement {

    /** Keeps copies of the lists. */
    public Grant {
        grantees = List.copyOf(grantees);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
