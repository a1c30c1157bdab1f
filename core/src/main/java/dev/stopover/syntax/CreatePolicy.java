package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code CREATE POLICY}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param policy its name
 * @param table the table
 * @param restrictive whether AS RESTRICTIVE is written
 * @param command the commands it is for
 * @param commandRange where FOR … is written
 * @param roles the roles after TO; PUBLIC if none
 * @param using the expression for rows that exist
 * @param withCheck the expression for rows that are written
 */
public record CreatePolicy(
        TextRange range,
        TextRange keywords,
        Identifier policy,
        QualifiedName table,
        boolean restrictive,
        PolicyCommand command,
        Optional<TextRange> commandRange,
        List<RoleName> roles,
        Optional<Expression> using,
        Optional<Expression> withCheck)
        implements Statement {

    /** Keeps copies of the lists. */
    public CreatePolicy {
        roles = List.copyOf(roles);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
