package dev.stopover.migration;

import dev.stopover.syntax.AlterSystem;
import dev.stopover.syntax.Cluster;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreateObject;
import dev.stopover.syntax.CreateSubscription;
import dev.stopover.syntax.Discard;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.Reindex;
import dev.stopover.syntax.ReindexTarget;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Vacuum;

/** Which statements runners know to be refused inside a transaction, and so run outside one. */
final class RunnersSight {

    private RunnersSight() {}

    /** What the Supabase CLI runs outside its transaction, from version 2.109 on. */
    static boolean isSeenBySupabase(Statement statement) {
        return statement instanceof CreateIndex create && create.concurrently()
                || statement instanceof Reindex reindex && reindex.concurrently()
                || statement instanceof Drop drop && drop.concurrently()
                || statement instanceof Vacuum
                || statement instanceof AlterSystem
                || statement instanceof Cluster;
    }

    /** What Flyway knows to be refused inside a transaction. It does not know all of it, REINDEX CONCURRENTLY for one. */
    static boolean isSeenByFlyway(Statement statement) {
        return statement instanceof CreateIndex create && create.concurrently()
                || statement instanceof Drop drop && (drop.concurrently() || isOfTheCluster(drop.kind()))
                || statement instanceof CreateObject create
                        && isOfTheCluster(create.object().kind())
                || statement instanceof CreateSubscription
                || statement instanceof Reindex reindex && isOfManyTables(reindex.target())
                || statement instanceof Vacuum
                || statement instanceof AlterSystem
                || statement instanceof Discard discard
                        && discard.what().value().equals("all");
    }

    private static boolean isOfTheCluster(ObjectKind kind) {
        return kind == ObjectKind.DATABASE || kind == ObjectKind.TABLESPACE || kind == ObjectKind.SUBSCRIPTION;
    }

    private static boolean isOfManyTables(ReindexTarget target) {
        return target == ReindexTarget.SCHEMA || target == ReindexTarget.DATABASE || target == ReindexTarget.SYSTEM;
    }
}
