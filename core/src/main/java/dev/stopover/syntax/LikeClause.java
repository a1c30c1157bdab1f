package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code LIKE table} in CREATE TABLE.
 *
 * @param range where it stands
 * @param table the table
 * @param including what is copied besides the columns; ALL is written out as all
 * @param excluding what is not copied
 */
public record LikeClause(TextRange range, QualifiedName table, List<Identifier> including, List<Identifier> excluding)
        implements Ranged {

    /** Keeps copies of the lists. */
    public LikeClause {
        including = List.copyOf(including);
        excluding = List.copyOf(excluding);
    }
}
