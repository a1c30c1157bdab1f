package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code ALTER SUBSCRIPTION}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param subscription its name
 * @param action the first word of what is done
 * @param connection the connection that it is given
 * @param publications the publications that it is given or loses
 * @param options its options, in their order
 */
public record AlterSubscription(
        TextRange range,
        TextRange keywords,
        Identifier subscription,
        Identifier action,
        Optional<StringLiteral> connection,
        List<Identifier> publications,
        List<Option> options)
        implements Statement {

    /** Keeps copies of the lists. */
    public AlterSubscription {
        publications = List.copyOf(publications);
        options = List.copyOf(options);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
