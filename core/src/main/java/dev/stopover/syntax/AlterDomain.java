package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * {@code ALTER DOMAIN}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param domain the domain
 * @param action what is done
 * @param constraint the constraint that is added
 * @param constraintName the constraint that is dropped, validated or renamed
 * @param ifExists whether DROP CONSTRAINT IF EXISTS is written
 * @param defaultValue the new default
 * @param cascade whether CASCADE is written
 */
public record AlterDomain(
        TextRange range,
        TextRange keywords,
        QualifiedName domain,
        DomainAction action,
        Optional<Constraint> constraint,
        Optional<Identifier> constraintName,
        boolean ifExists,
        Optional<Expression> defaultValue,
        boolean cascade)
        implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
