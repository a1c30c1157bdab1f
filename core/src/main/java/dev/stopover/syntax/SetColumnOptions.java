package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code ALTER COLUMN … SET (…)} and {@code RESET (…)}.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param column the column
 * @param options its options, in their order
 * @param reset whether RESET is written
 */
public record SetColumnOptions(
        TextRange range, TextRange keywords, Identifier column, List<Option> options, boolean reset)
        implements AlterTableAction {

    /** Keeps copies of the lists. */
    public SetColumnOptions {
        options = List.copyOf(options);
    }

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
