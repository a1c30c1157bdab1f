package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * {@code OWNED BY}.
 *
 * @param range where it stands
 * @param table the table; absent for NONE
 * @param column the column; absent for NONE
 */
public record SequenceOwner(TextRange range, Optional<QualifiedName> table, Optional<Identifier> column)
        implements Ranged {}
