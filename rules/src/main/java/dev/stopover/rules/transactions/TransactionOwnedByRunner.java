package dev.stopover.rules.transactions;

import dev.stopover.catalog.State;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.migration.TransactionMode;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Draft;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.Severity;
import dev.stopover.syntax.Begin;
import dev.stopover.syntax.Commit;
import dev.stopover.syntax.Rollback;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A COMMIT in a file that its runner wraps ends the runner's transaction, and what follows is not undone. */
public final class TransactionOwnedByRunner extends ChangeSetRule {

    /** More than so many in a history are one thing to decide, not one each. */
    private static final int FEW = 3;

    public TransactionOwnedByRunner() {
        super(warning("transaction-owned-by-runner", "A file ends the transaction that its runner has opened")
                .tags("transaction", "runner"));
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        List<ScriptContext> ending = new ArrayList<>();
        List<ScriptContext> beginning = new ArrayList<>();
        for (Migration migration : context.history().migrations()) {
            add(migration, migration.up(), changes, context, ending, beginning);
            migration.down().ifPresent(down -> add(migration, down, changes, context, ending, beginning));
        }
        if (ending.size() <= FEW) {
            ending.forEach(script -> reportEnd(script, ""));
        } else {
            reportEnd(
                    ending.get(ending.size() - 1),
                    "; %d other files of this history do the same".formatted(ending.size() - 1));
        }
        beginning.forEach(TransactionOwnedByRunner::reportBegin);
    }

    private static void add(
            Migration migration,
            Script script,
            ChangeSet changes,
            RuleContext context,
            List<ScriptContext> ending,
            List<ScriptContext> beginning) {
        if (!changes.judges(script) || !isWrapped(script.transaction())) {
            return;
        }
        if (end(script).isPresent()) {
            ending.add(context.in(migration, script));
        } else if (begin(script).isPresent()) {
            beginning.add(context.in(migration, script));
        }
    }

    private static void reportEnd(ScriptContext context, String others) {
        String runner = context.script().delivery().runnerTitle();
        boolean shared = context.script().transaction() == TransactionMode.ALL_SCRIPTS;
        String what = shared ? "all migrations of a run" : "the file";
        Draft draft = context.report(
                        end(context.script()).orElseThrow().keywords(),
                        "This ends the transaction that %s has opened for %s: a failure after it leaves the change"
                                + " in place and the migration unrecorded%s.",
                        runner,
                        what,
                        others)
                .help("Leave out BEGIN and COMMIT: %s runs %s in a transaction anyway.", runner, what);
        begin(context.script())
                .ifPresent(opened -> draft.related(
                        opened.keywords(),
                        "PostgreSQL passes over this one with a warning: a transaction is open already."));
    }

    private static void reportBegin(ScriptContext context) {
        context.report(
                        begin(context.script()).orElseThrow().keywords(),
                        "%s has opened a transaction already, and PostgreSQL passes over this one.",
                        context.script().delivery().runnerSubject())
                .help("Leave it out.")
                .atMost(Severity.NOTE);
    }

    private static Optional<Statement> end(Script script) {
        return script.statements().stream()
                .filter(statement -> statement instanceof Commit || statement instanceof Rollback)
                .findFirst();
    }

    private static Optional<Statement> begin(Script script) {
        return script.statements().stream().filter(Begin.class::isInstance).findFirst();
    }

    private static boolean isWrapped(TransactionMode mode) {
        return switch (mode) {
            case AUTOCOMMIT, IMPLICIT_WHEN_SEVERAL -> false;
            case PER_SCRIPT, UNLESS_FORBIDDEN, UNMIXED, ALL_SCRIPTS, SPLIT_AROUND_FORBIDDEN -> true;
        };
    }
}
