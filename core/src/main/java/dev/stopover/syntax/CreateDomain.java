package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code CREATE DOMAIN}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param domain the domain
 * @param base the type it narrows
 * @param collation the collation, if written
 * @param defaultValue the default, if written
 * @param constraints its CHECK and NOT NULL constraints
 */
public record CreateDomain(
        TextRange range,
        TextRange keywords,
        QualifiedName domain,
        TypeName base,
        Optional<Identifier> collation,
        Optional<Expression> defaultValue,
        List<Constraint> constraints)
        implements Statement {

    /** Keeps copies of the lists. */
    public CreateDomain {
        constraints = List.copyOf(constraints);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
