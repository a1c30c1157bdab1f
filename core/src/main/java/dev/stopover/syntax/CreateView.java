package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code CREATE VIEW}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param orReplace whether OR REPLACE is written
 * @param temporary whether TEMPORARY is written
 * @param recursive whether RECURSIVE is written
 * @param view the view
 * @param columns the names given to its columns
 * @param options such as security_invoker
 * @param query what it shows
 */
public record CreateView(
        TextRange range,
        TextRange keywords,
        boolean orReplace,
        boolean temporary,
        boolean recursive,
        QualifiedName view,
        List<Identifier> columns,
        List<Option> options,
        Query query)
        implements Statement {

    /** Keeps copies of the lists. */
    public CreateView {
        columns = List.copyOf(columns);
        options = List.copyOf(options);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
