package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code ALTER DEFAULT PRIVILEGES}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param forRoles whose objects; the current role's if none
 * @param inSchemas in which schemas; all if none
 * @param grant true for GRANT, false for REVOKE
 * @param privileges what on which kind of object
 * @param grantees to or from whom
 * @param grantOption whether WITH GRANT OPTION or GRANT OPTION FOR is written
 */
public record AlterDefaultPrivileges(
        TextRange range,
        TextRange keywords,
        List<RoleName> forRoles,
        List<Identifier> inSchemas,
        boolean grant,
        Privileges privileges,
        List<RoleName> grantees,
        boolean grantOption)
        implements Statement {

    /** Keeps copies of the lists. */
    public AlterDefaultPrivileges {
        forRoles = List.copyOf(forRoles);
        inSchemas = List.copyOf(inSchemas);
        grantees = List.copyOf(grantees);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
