package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code SET CONSTRAINTS}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param constraints which; all if none
 * @param deferred true for DEFERRED
 */
public record SetConstraints(TextRange range, TextRange keywords, List<QualifiedName> constraints, boolean deferred)
        implements Statement {

    /** Keeps copies of the lists. */
    public SetConstraints {
        constraints = List.copyOf(constraints);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
