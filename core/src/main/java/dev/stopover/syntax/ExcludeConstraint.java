package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code EXCLUDE}.
 *
 * @param range where it stands
 * @param keywords the words that say what it does
 * @param name its name, if it is given one
 * @param method the access method, if written
 * @param elements what is compared, with operators
 * @param include the columns its index carries along
 * @param where which rows it is about
 * @param deferrable whether DEFERRABLE is written
 * @param initiallyDeferred whether INITIALLY DEFERRED is written
 */
public record ExcludeConstraint(
        TextRange range,
        TextRange keywords,
        Optional<Identifier> name,
        Optional<Identifier> method,
        List<IndexColumn> elements,
        List<Identifier> include,
        Optional<Expression> where,
        boolean deferrable,
        boolean initiallyDeferred)
        implements Constraint {

    /** Keeps copies of the lists. */
    public ExcludeConstraint {
        elements = List.copyOf(elements);
        include = List.copyOf(include);
    }
}
