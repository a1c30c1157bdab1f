package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * {@code ALTER COLUMN … TYPE}.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param column the column
 * @param type the new type
 * @param collation the collation, if written
 * @param using how old values become new ones
 * @param cascade whether an attribute changes in typed tables, too
 */
public record AlterColumnType(
        TextRange range,
        TextRange keywords,
        Identifier column,
        TypeName type,
        Optional<Identifier> collation,
        Optional<Expression> using,
        boolean cascade)
        implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
