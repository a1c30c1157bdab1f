package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code CREATE TYPE … AS (…)}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param type the type
 * @param attributes its attributes, in order
 */
public record CreateCompositeType(
        TextRange range, TextRange keywords, QualifiedName type, List<ColumnDefinition> attributes)
        implements Statement {

    /** Keeps copies of the lists. */
    public CreateCompositeType {
        attributes = List.copyOf(attributes);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
