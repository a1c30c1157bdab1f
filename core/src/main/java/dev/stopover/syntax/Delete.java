package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * {@code DELETE}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param query the whole statement as written
 * @param table the table
 * @param only whether ONLY is written
 * @param where its condition
 * @param using whether USING is written
 */
public record Delete(
        TextRange range,
        TextRange keywords,
        Query query,
        QualifiedName table,
        boolean only,
        Optional<Expression> where,
        boolean using)
        implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
