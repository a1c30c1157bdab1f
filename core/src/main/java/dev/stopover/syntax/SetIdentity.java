package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * {@code ALTER COLUMN … SET GENERATED}, {@code SET sequence_option} and {@code RESTART}.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param column the column
 * @param always true for SET GENERATED ALWAYS, false for BY DEFAULT
 * @param options what is said of its sequence, if anything is
 */
public record SetIdentity(
        TextRange range,
        TextRange keywords,
        Identifier column,
        Optional<Boolean> always,
        Optional<SequenceOptions> options)
        implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
