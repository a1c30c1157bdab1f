package dev.stopover.rules.transactions;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.Transaction;
import dev.stopover.migration.TransactionMode;
import dev.stopover.rule.Draft;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.AlterEnum;
import dev.stopover.syntax.AlterSubscription;
import dev.stopover.syntax.AlterSystem;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Cluster;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreateObject;
import dev.stopover.syntax.CreateSubscription;
import dev.stopover.syntax.DetachPartition;
import dev.stopover.syntax.Discard;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.PreparedTransaction;
import dev.stopover.syntax.Reindex;
import dev.stopover.syntax.Vacuum;

/** Some statements cannot be undone halfway, so PostgreSQL refuses them inside a transaction. */
public final class ForbiddenInTransaction extends StatementRule {

    public ForbiddenInTransaction() {
        super(error("forbidden-in-transaction", "PostgreSQL refuses a statement inside a transaction")
                .tags("transaction", "index"));
    }

    @Override
    public void visit(CreateIndex create, StatementContext context) {
        report("CREATE INDEX CONCURRENTLY", create.keywords(), context);
    }

    @Override
    public void visit(Drop drop, StatementContext context) {
        report(drop.concurrently() ? "DROP INDEX CONCURRENTLY" : "DROP " + drop.kind(), drop.keywords(), context);
    }

    @Override
    public void visit(Reindex reindex, StatementContext context) {
        report(
                reindex.concurrently() ? "REINDEX CONCURRENTLY" : "REINDEX " + reindex.target(),
                reindex.keywords(),
                context);
    }

    @Override
    public void visit(AlterTable alter, DetachPartition action, StatementContext context) {
        report("DETACH PARTITION CONCURRENTLY", action.keywords(), context);
    }

    @Override
    public void visit(Vacuum vacuum, StatementContext context) {
        report("VACUUM", vacuum.keywords(), context);
    }

    @Override
    public void visit(Cluster cluster, StatementContext context) {
        report(
                cluster.table().isEmpty() ? "CLUSTER of all tables" : "CLUSTER of a partitioned table",
                cluster.keywords(),
                context);
    }

    @Override
    public void visit(CreateObject create, StatementContext context) {
        report("CREATE " + create.object().kind(), create.keywords(), context);
    }

    @Override
    public void visit(AlterSystem alter, StatementContext context) {
        report("ALTER SYSTEM", alter.keywords(), context);
    }

    @Override
    public void visit(CreateSubscription create, StatementContext context) {
        report("CREATE SUBSCRIPTION with create_slot", create.keywords(), context);
    }

    @Override
    public void visit(AlterSubscription alter, StatementContext context) {
        report("ALTER SUBSCRIPTION … REFRESH PUBLICATION", alter.keywords(), context);
    }

    @Override
    public void visit(PreparedTransaction prepared, StatementContext context) {
        report(prepared.action() + " PREPARED", prepared.keywords(), context);
    }

    @Override
    public void visit(Discard discard, StatementContext context) {
        report("DISCARD ALL", discard.keywords(), context);
    }

    /** Since PostgreSQL 12 a value may be added in a transaction; before, only to a type that the transaction made. */
    @Override
    public void visit(AlterEnum alter, StatementContext context) {
        report("ALTER TYPE … ADD VALUE before PostgreSQL 12", alter.keywords(), context);
    }

    /** A runner that knows what cannot run in a transaction does not come to ask PostgreSQL. */
    private static String refusal(StatementContext context) {
        Delivery delivery = context.script().delivery();
        boolean mixed = delivery.mode() == TransactionMode.UNMIXED
                && context.transaction().kind() == Transaction.Kind.RUNNER
                && !context.transaction().block();
        return mixed ? "and %s refuses to mix them".formatted(delivery.runnerTitle()) : "where PostgreSQL refuses it";
    }

    private static void report(String what, Ranged place, StatementContext context) {
        if (context.moment().failureInside().isEmpty()) {
            return;
        }
        Transaction transaction = context.transaction();
        Draft draft = context.report(place, "%s stands %s, %s.", what, transaction.words(), refusal(context))
                .help("Run it %s.", context.apart());
        transaction
                .begin()
                .filter(begin -> !transaction.block())
                .ifPresent(begin -> draft.related(begin, "The transaction begins here."));
    }
}
