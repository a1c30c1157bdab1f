package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code CREATE TYPE} of a base type or a shell.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param type the type
 * @param options its options, in their order
 */
public record CreateBaseType(TextRange range, TextRange keywords, QualifiedName type, List<Option> options)
        implements Statement {

    /** Keeps copies of the lists. */
    public CreateBaseType {
        options = List.copyOf(options);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
