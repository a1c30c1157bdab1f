package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code MERGE}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param query the whole statement as written
 * @param table the table
 * @param columns the columns that it sets in rows that are there
 * @param deletes whether it deletes rows
 */
public record Merge(
        TextRange range,
        TextRange keywords,
        Query query,
        QualifiedName table,
        List<Identifier> columns,
        boolean deletes)
        implements Statement {

    /** Keeps a copy of the list. */
    public Merge {
        columns = List.copyOf(columns);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
