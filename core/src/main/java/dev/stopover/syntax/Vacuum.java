package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code VACUUM}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param full whether the table is rewritten
 * @param analyze whether it analyzes too
 * @param options its options, in their order
 * @param tables the tables; all if none
 */
public record Vacuum(
        TextRange range,
        TextRange keywords,
        boolean full,
        boolean analyze,
        List<Option> options,
        List<QualifiedName> tables)
        implements Statement {

    /** Keeps copies of the lists. */
    public Vacuum {
        options = List.copyOf(options);
        tables = List.copyOf(tables);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
