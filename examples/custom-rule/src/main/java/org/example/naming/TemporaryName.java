package org.example.naming;

import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.Persistence;

/** A table that stays is called after something that goes. */
public final class TemporaryName extends StatementRule {

    public TemporaryName() {
        super(error("temporary-name", "A table that stays has the name of a temporary one"));
    }

    @Override
    public void visit(CreateTable create, StatementContext context) {
        boolean stays = create.persistence() != Persistence.TEMPORARY
                && context.later()
                        .inScript()
                        .drops(ObjectKind.TABLE, create.table())
                        .isEmpty();
        if (stays && create.table().name().startsWith("tmp_")) {
            context.report(create.table(), "%s is called temporary and stays.", create.table())
                    .help("Name it for what it holds, or drop it in the migration that makes it.");
        }
    }
}
