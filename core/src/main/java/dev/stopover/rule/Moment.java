package dev.stopover.rule;

import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Effect;
import dev.stopover.migration.Transaction;
import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Executed;

/**
 * A statement of a script that is judged, and what it does to a live database.
 *
 * @param executed the statement in its place
 * @param transaction the transaction that it meets
 * @param before what stands just before it
 * @param effect what it does
 */
public record Moment(Executed executed, Transaction transaction, State before, Effect effect) implements Ranged {

    @Override
    public TextRange range() {
        return executed.range();
    }
}
