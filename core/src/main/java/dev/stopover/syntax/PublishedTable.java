package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * A table that a publication is given.
 *
 * @param range where it stands
 * @param table its name
 * @param columns the columns of it that are published; all if none
 * @param where the rows of it that are published
 */
public record PublishedTable(TextRange range, QualifiedName table, List<Identifier> columns, Optional<Expression> where)
        implements Ranged {

    /** Keeps a copy of the list. */
    public PublishedTable {
        columns = List.copyOf(columns);
    }
}
