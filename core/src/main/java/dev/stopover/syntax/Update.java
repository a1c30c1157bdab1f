package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code UPDATE}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param query the whole statement as written
 * @param table the table
 * @param only whether ONLY is written
 * @param columns the columns that are set
 * @param where its condition
 * @param from whether FROM is written
 */
public record Update(
        TextRange range,
        TextRange keywords,
        Query query,
        QualifiedName table,
        boolean only,
        List<Identifier> columns,
        Optional<Expression> where,
        boolean from)
        implements Statement {

    /** Keeps copies of the lists. */
    public Update {
        columns = List.copyOf(columns);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
