package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code PRIMARY KEY}.
 *
 * @param range where it stands
 * @param keywords the words that say what it does
 * @param name its name, if it is given one
 * @param columns its columns; empty for a column's own and with USING INDEX
 * @param include the columns its index carries along
 * @param usingIndex the index it takes over
 * @param deferrable whether DEFERRABLE is written
 * @param initiallyDeferred whether INITIALLY DEFERRED is written
 */
public record PrimaryKeyConstraint(
        TextRange range,
        TextRange keywords,
        Optional<Identifier> name,
        List<Identifier> columns,
        List<Identifier> include,
        Optional<Identifier> usingIndex,
        boolean deferrable,
        boolean initiallyDeferred)
        implements Constraint {

    /** Keeps copies of the lists. */
    public PrimaryKeyConstraint {
        columns = List.copyOf(columns);
        include = List.copyOf(include);
    }
}
