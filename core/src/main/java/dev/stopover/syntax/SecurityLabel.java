package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * {@code SECURITY LABEL}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param object what is labelled
 * @param provider the provider, if written
 * @param label the label; absent for NULL
 */
public record SecurityLabel(
        TextRange range,
        TextRange keywords,
        ObjectReference object,
        Optional<Identifier> provider,
        Optional<StringLiteral> label)
        implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
