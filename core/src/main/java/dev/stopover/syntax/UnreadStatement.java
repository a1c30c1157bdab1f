package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * A statement that is not understood, or the text of an EXECUTE of which only parts are known: rules stay silent about
 * the relations it names.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param names the names it seems to touch
 * @param error what is wrong with it, if it is wrong
 * @param shape what it is if each part that is not known is a name, or a part of one; {@link Names#GAP} stands for it
 */
public record UnreadStatement(
        TextRange range,
        TextRange keywords,
        List<QualifiedName> names,
        Optional<ParseError> error,
        Optional<Statement> shape)
        implements Statement {

    /** Keeps copies of the lists. */
    public UnreadStatement {
        names = List.copyOf(names);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
