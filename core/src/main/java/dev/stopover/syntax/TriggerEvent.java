package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.List;

/**
 * An event that a trigger fires on.
 *
 * @param range where it stands
 * @param event INSERT, UPDATE, DELETE or TRUNCATE
 * @param columns the columns after UPDATE OF
 */
public record TriggerEvent(TextRange range, String event, List<Identifier> columns) implements Ranged {

    /** Keeps copies of the lists. */
    public TriggerEvent {
        columns = List.copyOf(columns);
    }
}
