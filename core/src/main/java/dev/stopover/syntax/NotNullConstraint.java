package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code NOT NULL}; as a table constraint since PostgreSQL 18.
 *
 * @param range where it stands
 * @param keywords the words that say what it does
 * @param name its name, if it is given one
 * @param columns the column of a table constraint; empty for a column's own
 * @param noInherit whether NO INHERIT is written
 * @param notValid whether NOT VALID is written
 */
public record NotNullConstraint(
        TextRange range,
        TextRange keywords,
        Optional<Identifier> name,
        List<Identifier> columns,
        boolean noInherit,
        boolean notValid)
        implements Constraint {

    /** Keeps copies of the lists. */
    public NotNullConstraint {
        columns = List.copyOf(columns);
    }
}
