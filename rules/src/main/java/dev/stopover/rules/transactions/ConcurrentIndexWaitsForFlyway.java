package dev.stopover.rules.transactions;

import dev.stopover.migration.Transaction;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.Reindex;

/** Flyway waits for the build of an index, which waits for the transaction in which Flyway holds its lock. */
public final class ConcurrentIndexWaitsForFlyway extends StatementRule {

    public ConcurrentIndexWaitsForFlyway() {
        super(warning(
                        "concurrent-index-waits-for-flyway",
                        "An index that is built concurrently waits for Flyway's own lock")
                .tags("transaction", "index"));
    }

    @Override
    public void visit(CreateIndex create, StatementContext context) {
        if (create.concurrently()) {
            report("CREATE INDEX CONCURRENTLY", create.keywords(), context);
        }
    }

    @Override
    public void visit(Reindex reindex, StatementContext context) {
        if (reindex.concurrently()) {
            report("REINDEX CONCURRENTLY", reindex.keywords(), context);
        }
    }

    private static void report(String what, Ranged place, StatementContext context) {
        if (!context.script().delivery().locked()
                || context.transaction().kind() != Transaction.Kind.NONE
                || isPractised(context)) {
            return;
        }
        context.report(
                        place,
                        "%s waits for the transaction in which Flyway holds its lock, and Flyway for it: neither ends.",
                        what)
                .help("Set flyway.postgresql.transactional.lock=false.");
    }

    /** Who got past an earlier one has made the setting where it is not read, or has a Flyway that does not wait. */
    private static boolean isPractised(StatementContext context) {
        return context.history().migrations().stream()
                .takeWhile(migration ->
                        !migration.up().file().equals(context.script().file()))
                .flatMap(migration -> migration.up().statements().stream())
                .anyMatch(statement -> statement instanceof CreateIndex create && create.concurrently());
    }
}
