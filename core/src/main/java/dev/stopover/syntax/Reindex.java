package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code REINDEX}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param target what kind of thing
 * @param concurrently whether CONCURRENTLY is written
 * @param name what is reindexed; a database may go without
 * @param options its options, in their order
 */
public record Reindex(
        TextRange range,
        TextRange keywords,
        ReindexTarget target,
        boolean concurrently,
        Optional<QualifiedName> name,
        List<Option> options)
        implements Statement {

    /** Keeps copies of the lists. */
    public Reindex {
        options = List.copyOf(options);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
