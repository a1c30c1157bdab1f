package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code CREATE SCHEMA}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param ifNotExists whether IF NOT EXISTS is written
 * @param schema its name; without one it is named for its owner
 * @param authorization its owner, if written
 * @param elements the statements written inside it
 */
public record CreateSchema(
        TextRange range,
        TextRange keywords,
        boolean ifNotExists,
        Optional<Identifier> schema,
        Optional<RoleName> authorization,
        List<Statement> elements)
        implements Statement {

    /** Keeps copies of the lists. */
    public CreateSchema {
        elements = List.copyOf(elements);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
