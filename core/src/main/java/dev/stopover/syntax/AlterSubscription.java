package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code ALTER SUBSCRIPTION}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param subscription its name
 * @param action the first word of what is done
 * @param options its options, in their order
 */
public record AlterSubscription(
        TextRange range, TextRange keywords, Identifier subscription, Identifier action, List<Option> options)
        implements Statement {

    /** Keeps copies of the lists. */
    public AlterSubscription {
        options = List.copyOf(options);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
