package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * {@code ALTER EXTENSION}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param extension the extension
 * @param action what is done
 * @param object the member that is added or dropped
 * @param version the version to update to, if written
 */
public record AlterExtension(
        TextRange range,
        TextRange keywords,
        Identifier extension,
        ExtensionAction action,
        Optional<ObjectReference> object,
        Optional<String> version)
        implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
