package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * {@code CREATE STATISTICS}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param ifNotExists whether IF NOT EXISTS is written
 * @param statistics its name, if it is given one
 * @param table the table
 */
public record CreateStatistics(
        TextRange range,
        TextRange keywords,
        boolean ifNotExists,
        Optional<QualifiedName> statistics,
        QualifiedName table)
        implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
