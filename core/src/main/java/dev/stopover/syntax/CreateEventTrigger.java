package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code CREATE EVENT TRIGGER}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param trigger its name
 * @param event on what it fires
 * @param tags the command tags it fires for; all if none
 * @param function what it calls
 */
public record CreateEventTrigger(
        TextRange range,
        TextRange keywords,
        Identifier trigger,
        Identifier event,
        List<StringLiteral> tags,
        QualifiedName function)
        implements Statement {

    /** Keeps copies of the lists. */
    public CreateEventTrigger {
        tags = List.copyOf(tags);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
