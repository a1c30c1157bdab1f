package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code SET (…)} and {@code RESET (…)} of storage parameters or view options.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param options its options, in their order
 * @param reset whether RESET is written
 */
public record SetOptions(TextRange range, TextRange keywords, List<Option> options, boolean reset)
        implements AlterTableAction {

    /** Keeps copies of the lists. */
    public SetOptions {
        options = List.copyOf(options);
    }

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
