package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code TRUNCATE}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param tables the tables
 * @param only whether ONLY is written
 * @param restartIdentity whether RESTART IDENTITY is written
 * @param cascade where CASCADE is written
 */
public record Truncate(
        TextRange range,
        TextRange keywords,
        List<QualifiedName> tables,
        boolean only,
        boolean restartIdentity,
        Optional<TextRange> cascade)
        implements Statement {

    /** Keeps copies of the lists. */
    public Truncate {
        tables = List.copyOf(tables);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
