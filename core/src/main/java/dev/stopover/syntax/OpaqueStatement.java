package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * A statement that is not understood: rules stay silent about the relations it names.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param names the names it seems to touch
 * @param error what is wrong with it, if it is wrong
 */
public record OpaqueStatement(
        TextRange range, TextRange keywords, List<QualifiedName> names, Optional<SyntaxError> error)
        implements Statement {

    /** Keeps copies of the lists. */
    public OpaqueStatement {
        names = List.copyOf(names);
    }

    @Override
    public <C> void accept(StatementVisitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
