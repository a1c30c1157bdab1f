package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * {@code ALTER CONSTRAINT}.
 *
 * @param range where it stands, without the comma after it
 * @param keywords the words that say what it does
 * @param constraint the constraint
 * @param enforced whether ENFORCED or NOT ENFORCED is written, and which
 */
public record AlterConstraint(TextRange range, TextRange keywords, Identifier constraint, Optional<Boolean> enforced)
        implements AlterTableAction {

    @Override
    public <C> void accept(AlterTable alter, Visitor<C> visitor, C context) {
        visitor.visit(alter, this, context);
    }
}
