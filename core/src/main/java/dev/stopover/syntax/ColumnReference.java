package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * A column as an expression names it.
 *
 * @param range where it stands
 * @param qualifier the table or alias before it, if written
 * @param column its name; {@code *} for all
 */
public record ColumnReference(TextRange range, Optional<QualifiedName> qualifier, String column) implements Ranged {}
