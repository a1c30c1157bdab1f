package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * A constant that a data change writes into a column.
 *
 * @param column the column, if it is named
 * @param position the number of the column in its row, 0-based
 * @param row the number of the row, 0-based
 * @param literal the constant
 */
public record WrittenValue(Optional<String> column, int position, int row, Literal literal) implements Ranged {

    @Override
    public TextRange range() {
        return literal.range();
    }
}
