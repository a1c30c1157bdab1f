package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.List;

/**
 * A parameter that is set.
 *
 * @param range where it stands
 * @param parameter the parameter, dotted names joined
 * @param values the values; empty for DEFAULT and FROM CURRENT
 * @param defaultValue whether DEFAULT is written
 * @param fromCurrent whether FROM CURRENT is written
 */
public record Setting(
        TextRange range, Identifier parameter, List<OptionValue> values, boolean defaultValue, boolean fromCurrent)
        implements Ranged {

    /** Keeps copies of the lists. */
    public Setting {
        values = List.copyOf(values);
    }
}
