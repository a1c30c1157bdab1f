package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code CREATE SUBSCRIPTION}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param subscription its name
 * @param connection the connection string
 * @param publications the publications
 * @param options its options, in their order
 */
public record CreateSubscription(
        TextRange range,
        TextRange keywords,
        Identifier subscription,
        StringLiteral connection,
        List<Identifier> publications,
        List<Option> options)
        implements Statement {

    /** Keeps copies of the lists. */
    public CreateSubscription {
        publications = List.copyOf(publications);
        options = List.copyOf(options);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
