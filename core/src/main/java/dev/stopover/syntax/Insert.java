package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code INSERT}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param query the whole statement as written
 * @param table the table
 * @param columns the columns, if written
 * @param source where the rows come from
 * @param rows the number of rows of VALUES
 * @param onConflict what happens to rows that are there already
 * @param onConflictRange where ON CONFLICT … is written
 */
public record Insert(
        TextRange range,
        TextRange keywords,
        Query query,
        QualifiedName table,
        List<Identifier> columns,
        InsertSource source,
        int rows,
        Optional<OnConflict> onConflict,
        Optional<TextRange> onConflictRange)
        implements Statement {

    /** Keeps copies of the lists. */
    public Insert {
        columns = List.copyOf(columns);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
