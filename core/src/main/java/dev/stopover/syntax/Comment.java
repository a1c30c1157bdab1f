package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * {@code COMMENT ON}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param object what is described
 * @param text the text; absent for NULL
 */
public record Comment(TextRange range, TextRange keywords, ObjectReference object, Optional<StringLiteral> text)
        implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
