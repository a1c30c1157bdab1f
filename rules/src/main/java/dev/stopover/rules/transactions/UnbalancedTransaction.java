package dev.stopover.rules.transactions;

import dev.stopover.migration.Transaction;
import dev.stopover.migration.TransactionMode;
import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.Begin;
import dev.stopover.syntax.Commit;
import dev.stopover.syntax.Rollback;
import dev.stopover.syntax.Statement;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A transaction that is never committed is undone; a COMMIT without one commits nothing. */
public final class UnbalancedTransaction extends StatementRule {

    public UnbalancedTransaction() {
        super(error("unbalanced-transaction", "BEGIN and COMMIT do not match").tags("transaction"));
    }

    @Override
    public void visit(Begin begin, StatementContext context) {
        if (isTheRunners(context)) {
            return;
        }
        Optional<Statement> open = context.transaction().begin();
        if (context.transaction().kind() == Transaction.Kind.AUTHOR && open.isPresent()) {
            context.report(
                            begin.keywords(),
                            "A transaction is open already: PostgreSQL passes over this one, and the next COMMIT ends both.")
                    .help("Commit the first one before, or leave this one out.")
                    .related(open.get().keywords(), "The transaction begins here.")
                    .atMost(Severity.WARNING);
        } else if (!isEnded(begin, context)) {
            context.report(
                            begin.keywords(),
                            "Nothing commits this transaction: what it does is undone when the session ends.")
                    .help("Write COMMIT; at the end of it.");
        }
    }

    @Override
    public void visit(Commit commit, StatementContext context) {
        if (!commit.chain()) {
            reportWithout(commit.keywords(), "committed", context);
        }
    }

    @Override
    public void visit(Rollback rollback, StatementContext context) {
        if (!rollback.chain() && !followsCommit(rollback, context)) {
            reportWithout(rollback.keywords(), "undone", context);
        }
    }

    /** AND CHAIN is another rule's: without a transaction PostgreSQL refuses it. */
    private static void reportWithout(Ranged place, String what, StatementContext context) {
        if (!isTheRunners(context) && context.transaction().kind() == Transaction.Kind.NONE) {
            context.report(place, "No transaction is open here: nothing is %s by it.", what)
                    .help("Write BEGIN; where the transaction was meant to begin.")
                    .atMost(Severity.WARNING);
        }
    }

    /** A script that ends with COMMIT and ROLLBACK leaves no transaction open, however it went. */
    private static boolean followsCommit(Rollback rollback, StatementContext context) {
        List<Statement> statements = context.script().statements();
        int here = Collections.binarySearch(
                statements,
                rollback,
                Comparator.comparingInt(statement -> statement.range().start()));
        return here > 0 && statements.get(here - 1) instanceof Commit;
    }

    /** What a procedure commits is its own; in a file that the runner wraps another rule speaks. */
    private static boolean isTheRunners(StatementContext context) {
        return context.nesting().block() || context.script().transaction() != TransactionMode.AUTOCOMMIT;
    }

    private static boolean isEnded(Begin begin, StatementContext context) {
        return context.script().transactions().stream()
                .filter(transaction -> transaction.begin().filter(begin::equals).isPresent())
                .anyMatch(transaction -> transaction.end().isPresent());
    }
}
