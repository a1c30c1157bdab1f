package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code CREATE} of an object that the catalog knows only by kind and name.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param orReplace whether OR REPLACE is written
 * @param ifNotExists whether IF NOT EXISTS is written
 * @param object what is made
 * @param options its options, in their order
 */
public record CreateObject(
        TextRange range,
        TextRange keywords,
        boolean orReplace,
        boolean ifNotExists,
        ObjectReference object,
        List<Option> options)
        implements Statement {

    /** Keeps copies of the lists. */
    public CreateObject {
        options = List.copyOf(options);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
