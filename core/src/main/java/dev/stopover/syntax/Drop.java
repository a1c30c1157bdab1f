package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code DROP …} of any kind of object.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param kind the kind of object
 * @param concurrently whether CONCURRENTLY is written
 * @param ifExists whether IF EXISTS is written
 * @param objects what is dropped
 * @param cascade where CASCADE is written
 */
public record Drop(
        TextRange range,
        TextRange keywords,
        ObjectKind kind,
        boolean concurrently,
        boolean ifExists,
        List<ObjectReference> objects,
        Optional<TextRange> cascade)
        implements Statement {

    /** Keeps copies of the lists. */
    public Drop {
        objects = List.copyOf(objects);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
