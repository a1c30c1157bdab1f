package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code OWNER TO} of a relation.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param owner its new owner
 */
public record ChangeOwner(TextRange range, TextRange keywords, RoleName owner) implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
