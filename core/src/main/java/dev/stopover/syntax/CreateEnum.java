package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code CREATE TYPE … AS ENUM}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param type the type
 * @param labels its labels, in order
 */
public record CreateEnum(TextRange range, TextRange keywords, QualifiedName type, List<StringLiteral> labels)
        implements Statement {

    /** Keeps copies of the lists. */
    public CreateEnum {
        labels = List.copyOf(labels);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
