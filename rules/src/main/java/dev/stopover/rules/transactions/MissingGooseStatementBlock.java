package dev.stopover.rules.transactions;

import dev.stopover.migration.GooseSplitter;
import dev.stopover.migration.Script;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.ScriptRule;

/** goose ends a statement where a line ends in a semicolon, so a body of several lines needs StatementBegin and StatementEnd. */
public final class MissingGooseStatementBlock extends ScriptRule {

    private static final StatementBlocks BLOCKS = new StatementBlocks("goose", "-- +goose ");

    public MissingGooseStatementBlock() {
        super(error("missing-goose-statement-block", "goose cuts a statement apart or refuses the file")
                .tags("runner", "goose"));
    }

    @Override
    protected void check(ScriptContext context) {
        Script script = context.script();
        if (script.delivery().splitter().orElse(null) instanceof GooseSplitter splitter) {
            BLOCKS.report(script, splitter.pieces(script.tokens().excerpt()), context);
        }
    }
}
