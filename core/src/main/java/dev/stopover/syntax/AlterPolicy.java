package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code ALTER POLICY} other than a rename.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param policy its name
 * @param table the table
 * @param roles the roles after TO
 * @param using the expression for rows that exist
 * @param withCheck the expression for rows that are written
 */
public record AlterPolicy(
        TextRange range,
        TextRange keywords,
        Identifier policy,
        QualifiedName table,
        List<RoleName> roles,
        Optional<Expression> using,
        Optional<Expression> withCheck)
        implements Statement {

    /** Keeps copies of the lists. */
    public AlterPolicy {
        roles = List.copyOf(roles);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
