package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * {@code ENABLE RULE} and {@code DISABLE RULE}.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param state when it fires from now on
 * @param rule the rule
 */
public record SetRuleState(TextRange range, TextRange keywords, FiringState state, Identifier rule)
        implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
