package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code ANALYZE}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param options its options, in their order
 * @param maintained its tables, with the columns that are named; all tables if none
 */
public record Analyze(TextRange range, TextRange keywords, List<Option> options, List<MaintainedTable> maintained)
        implements Statement {

    /** Keeps copies of the lists. */
    public Analyze {
        options = List.copyOf(options);
        maintained = List.copyOf(maintained);
    }

    /** The names of its tables. */
    public List<QualifiedName> tables() {
        return maintained.stream().map(MaintainedTable::table).toList();
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
