package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code CREATE MATERIALIZED VIEW}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param ifNotExists whether IF NOT EXISTS is written
 * @param view the view
 * @param columns the names given to its columns
 * @param options its storage parameters
 * @param query the query whose result fills it
 * @param withData false for WITH NO DATA
 */
public record CreateMaterializedView(
        TextRange range,
        TextRange keywords,
        boolean ifNotExists,
        QualifiedName view,
        List<Identifier> columns,
        List<Option> options,
        Query query,
        boolean withData)
        implements Statement {

    /** Keeps copies of the lists. */
    public CreateMaterializedView {
        columns = List.copyOf(columns);
        options = List.copyOf(options);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
