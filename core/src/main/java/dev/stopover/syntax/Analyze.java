package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code ANALYZE}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param options its options, in their order
 * @param tables the tables; all if none
 */
public record Analyze(TextRange range, TextRange keywords, List<Option> options, List<QualifiedName> tables)
        implements Statement {

    /** Keeps copies of the lists. */
    public Analyze {
        options = List.copyOf(options);
        tables = List.copyOf(tables);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
