package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * {@code CREATE EXTENSION}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param ifNotExists whether IF NOT EXISTS is written
 * @param extension the extension
 * @param schema the schema it is put into, if written
 * @param version the version, if written
 * @param cascade whether CASCADE is written
 */
public record CreateExtension(
        TextRange range,
        TextRange keywords,
        boolean ifNotExists,
        Identifier extension,
        Optional<Identifier> schema,
        Optional<String> version,
        boolean cascade)
        implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
