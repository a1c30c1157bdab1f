package dev.stopover.rules.transactions;

import dev.stopover.catalog.State;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Runner;
import dev.stopover.migration.Script;
import dev.stopover.migration.Transaction;
import dev.stopover.migration.TransactionMode;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.Severity;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A file that runs statement by statement stays half done where one of them fails. */
public final class MissingTransaction extends ChangeSetRule {

    /** More than so many in a history are one thing to decide, not one each. */
    private static final int FEW = 3;

    public MissingTransaction() {
        super(warning("missing-transaction", "A file of several statements runs without a transaction")
                .noteInRollback()
                .tags("transaction"));
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        if (GuessedRunner.of(context.history()) && !GuessedRunner.leavesThemTo(context.history())) {
            return;
        }
        List<ScriptContext> bare = new ArrayList<>();
        for (Migration migration : context.history().migrations()) {
            add(migration, migration.up(), changes, context, bare);
            migration.down().ifPresent(down -> add(migration, down, changes, context, bare));
        }
        if (bare.size() <= FEW) {
            bare.forEach(script -> report(script, ""));
        } else {
            report(bare.get(bare.size() - 1), ", and so do %d other files".formatted(bare.size() - 1));
        }
    }

    private static void add(
            Migration migration, Script script, ChangeSet changes, RuleContext context, List<ScriptContext> bare) {
        if (changes.judges(script) && runsByStatement(script) && second(script).isPresent()) {
            bare.add(context.in(migration, script));
        }
    }

    /** A file that its runner would wrap, had it not said otherwise, has its reasons. */
    private static boolean runsByStatement(Script script) {
        Runner runner = script.delivery().runner();
        return script.transaction() == TransactionMode.AUTOCOMMIT && (runner == Runner.PSQL || runner == Runner.SQITCH);
    }

    private static void report(ScriptContext context, String others) {
        Statement second = second(context.script()).orElseThrow();
        boolean guessed = GuessedRunner.of(context.history());
        context.report(
                        second.keywords(),
                        "%s, what stands before it in the file has taken effect already%s.",
                        guessed ? "Where psql runs the file and this fails" : "Where this fails",
                        others)
                .help("Write BEGIN; before the first statement and COMMIT; after the last.")
                .atMost(Severity.NOTE, guessed);
    }

    /** The second statement that changes something by itself, unless one of the file cannot stand in a transaction. */
    private static Optional<Statement> second(Script script) {
        Statement second = null;
        int changing = 0;
        for (int i = 0; i < script.executed().size(); i++) {
            Executed executed = script.executed().get(i);
            if (executed.statement() == executed.written() && Alone.changes(executed.statement())) {
                if (script.transactions().get(i).kind() != Transaction.Kind.NONE
                        || Alone.runsApart(executed.statement())) {
                    return Optional.empty();
                }
                changing++;
                second = changing == 2 ? executed.statement() : second;
            }
        }
        return Optional.ofNullable(second);
    }
}
