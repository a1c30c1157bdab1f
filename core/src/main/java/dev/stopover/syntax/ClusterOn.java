package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code CLUSTER ON}.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param index the index
 */
public record ClusterOn(TextRange range, TextRange keywords, Identifier index) implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
