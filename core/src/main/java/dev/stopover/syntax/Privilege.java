package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.List;

/**
 * One privilege.
 *
 * @param range where it stands
 * @param name its name in upper case
 * @param columns the columns it is limited to; all if none
 */
public record Privilege(TextRange range, String name, List<Identifier> columns) implements Ranged {

    /** Keeps copies of the lists. */
    public Privilege {
        columns = List.copyOf(columns);
    }
}
