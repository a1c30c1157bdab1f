package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code LOCK TABLE}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param tables the tables
 * @param mode the mode; ACCESS EXCLUSIVE if none is written
 * @param only whether ONLY is written
 * @param nowait whether NOWAIT is written
 */
public record LockTable(
        TextRange range, TextRange keywords, List<QualifiedName> tables, LockMode mode, boolean only, boolean nowait)
        implements Statement {

    /** Keeps copies of the lists. */
    public LockTable {
        tables = List.copyOf(tables);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
