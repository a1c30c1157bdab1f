package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * {@code ALTER TYPE … ADD VALUE} and {@code RENAME VALUE}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param type the type
 * @param ifNotExists whether IF NOT EXISTS is written
 * @param oldLabel the label that is renamed; absent where one is added
 * @param newLabel the label that is added, or the new name
 * @param neighbor the label it is put beside, if written
 * @param before whether it is put before its neighbor
 */
public record AlterEnum(
        TextRange range,
        TextRange keywords,
        QualifiedName type,
        boolean ifNotExists,
        Optional<StringLiteral> oldLabel,
        StringLiteral newLabel,
        Optional<StringLiteral> neighbor,
        boolean before)
        implements Statement {

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
