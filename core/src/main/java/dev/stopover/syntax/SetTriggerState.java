package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * {@code ENABLE TRIGGER} and {@code DISABLE TRIGGER}.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param state when it fires from now on
 * @param selection one trigger, the user's or all
 * @param trigger the one trigger
 */
public record SetTriggerState(
        TextRange range,
        TextRange keywords,
        FiringState state,
        TriggerSelection selection,
        Optional<Identifier> trigger)
        implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
