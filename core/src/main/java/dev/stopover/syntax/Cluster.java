package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * {@code CLUSTER}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param table the table; absent for all
 * @param index the index, if written
 */
public record Cluster(TextRange range, TextRange keywords, Optional<QualifiedName> table, Optional<Identifier> index)
        implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
