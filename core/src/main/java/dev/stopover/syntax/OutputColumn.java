package dev.stopover.syntax;

import java.util.Optional;

/**
 * An output column of a query.
 *
 * @param name the name it gets; {@code *} where all columns of something are taken
 * @param source the column it shows, if it shows one unchanged
 */
public record OutputColumn(String name, Optional<ColumnReference> source) {}
