package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;

/**
 * {@code ALTER} of an object that the catalog knows only by kind and name.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param ifExists whether IF EXISTS is written
 * @param object what is changed
 * @param options its options, in their order; the parameter that ALTER DATABASE sets for its sessions
 */
public record AlterObject(
        TextRange range, TextRange keywords, boolean ifExists, ObjectReference object, List<Option> options)
        implements Statement {

    /** Keeps copies of the lists. */
    public AlterObject {
        options = List.copyOf(options);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
