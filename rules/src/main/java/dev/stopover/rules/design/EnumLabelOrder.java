package dev.stopover.rules.design;

import dev.stopover.rule.Preset;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.AlterEnum;

/** A new label stands last, and order is what comparisons, ORDER BY and max() go by. */
public final class EnumLabelOrder extends StatementRule {

    public EnumLabelOrder() {
        super(note("enum-label-order", "A label is added to an enum without saying where")
                .preset(Preset.STRICT)
                .tags("enum"));
    }

    @Override
    public void visit(AlterEnum alter, StatementContext context) {
        if (alter.oldLabel().isEmpty() && alter.neighbor().isEmpty()) {
            context.report(
                            alter.newLabel(),
                            "'%s' comes last in %s: ORDER BY, comparisons and max() go by that order.",
                            alter.newLabel().value(),
                            alter.type())
                    .help("Say where it belongs: BEFORE '…' or AFTER '…'. It cannot be moved later.");
        }
    }
}
