package dev.stopover.rules.transactions;

import dev.stopover.catalog.State;
import dev.stopover.migration.GooseSplitter;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.rule.MigrationRule;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.ScriptContext;

/** goose ends a statement where a line ends in a semicolon, so a body of several lines needs StatementBegin and StatementEnd. */
public final class MissingGooseStatementBlock extends MigrationRule {

    private static final StatementBlocks BLOCKS = new StatementBlocks("goose", "-- +goose ");

    public MissingGooseStatementBlock() {
        super(RuleInfo.error("missing-goose-statement-block", "goose cuts a statement apart or refuses the file")
                .tags("runner", "goose"));
    }

    @Override
    public void check(Migration migration, State before, State after, ScriptContext context) {
        judge(migration.up(), context);
        migration.down().ifPresent(down -> judge(down, context.in(migration, down)));
    }

    private static void judge(Script script, ScriptContext context) {
        if (script.delivery().splitter().orElse(null) instanceof GooseSplitter splitter) {
            BLOCKS.report(script, splitter.pieces(script.tokens().excerpt()), context);
        }
    }
}
