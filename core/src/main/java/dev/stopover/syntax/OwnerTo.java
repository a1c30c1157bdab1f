package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code ALTER … OWNER TO} of objects that are no relations.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param object what changes hands
 * @param owner its new owner
 */
public record OwnerTo(TextRange range, TextRange keywords, ObjectReference object, RoleName owner)
        implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
