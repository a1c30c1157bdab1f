package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code CREATE STATISTICS}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param ifNotExists whether IF NOT EXISTS is written
 * @param statistics its name, if it is given one
 * @param kinds what is gathered, if that is said
 * @param elements what it is gathered about
 * @param table the table
 */
public record CreateStatistics(
        TextRange range,
        TextRange keywords,
        boolean ifNotExists,
        Optional<QualifiedName> statistics,
        List<Identifier> kinds,
        List<StatisticsElement> elements,
        QualifiedName table)
        implements Statement {

    /** Keeps copies of the lists. */
    public CreateStatistics {
        kinds = List.copyOf(kinds);
        elements = List.copyOf(elements);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
