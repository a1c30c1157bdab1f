package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * {@code REPLICA IDENTITY}.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param mode DEFAULT, FULL, NOTHING or USING
 * @param index the index after USING INDEX
 */
public record ReplicaIdentity(TextRange range, TextRange keywords, Identifier mode, Optional<Identifier> index)
        implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
