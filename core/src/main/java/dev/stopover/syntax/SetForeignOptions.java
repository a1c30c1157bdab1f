package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code OPTIONS (…)} of a foreign table or one of its columns.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param column the column, if it is one
 * @param options its options, in their order
 */
public record SetForeignOptions(TextRange range, TextRange keywords, Optional<Identifier> column, List<Option> options)
        implements AlterTableAction {

    /** Keeps copies of the lists. */
    public SetForeignOptions {
        options = List.copyOf(options);
    }

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
