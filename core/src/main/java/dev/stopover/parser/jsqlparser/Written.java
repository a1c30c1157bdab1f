package dev.stopover.parser.jsqlparser;

import dev.stopover.syntax.Assignment;
import dev.stopover.syntax.WrittenValue;
import java.util.List;

/**
 * What a data change writes.
 *
 * @param values the constants that it writes into columns
 * @param assignments the columns that it sets
 */
public record Written(List<WrittenValue> values, List<Assignment> assignments) {

    /** Nothing that is known. */
    public static final Written NOTHING = new Written(List.of(), List.of());

    /** Keeps copies of the lists. */
    public Written {
        values = List.copyOf(values);
        assignments = List.copyOf(assignments);
    }
}
