package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.List;

/**
 * A table that VACUUM or ANALYZE is given.
 *
 * @param range where it stands
 * @param table its name
 * @param columns the columns that are analyzed; all if none
 */
public record MaintainedTable(TextRange range, QualifiedName table, List<Identifier> columns) implements Ranged {

    /** Keeps a copy of the list. */
    public MaintainedTable {
        columns = List.copyOf(columns);
    }
}
