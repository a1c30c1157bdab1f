package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code EXPLAIN}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param options its options, in their order
 * @param analyze whether the statement is run
 * @param statement what is explained
 */
public record Explain(TextRange range, TextRange keywords, List<Option> options, boolean analyze, Statement statement)
        implements Statement {

    /** Keeps copies of the lists. */
    public Explain {
        options = List.copyOf(options);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
