package dev.stopover.rules.locking;

import dev.stopover.catalog.effect.Touch;
import dev.stopover.rule.Draft;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.Cluster;
import dev.stopover.syntax.LockTable;
import dev.stopover.syntax.Vacuum;
import java.util.Optional;

/** VACUUM FULL and CLUSTER copy whole tables while nobody can use them; LOCK TABLE keeps everybody out on purpose. */
public final class HeavyMaintenance extends StatementRule {

    /** The rule. */
    public HeavyMaintenance() {
        super(RuleInfo.error("heavy-maintenance", "VACUUM FULL, CLUSTER or LOCK TABLE closes a table in a migration")
                .inRollback(Severity.NOTE)
                .tags("maintenance", "rewrite", "lock"));
    }

    @Override
    public void visit(Vacuum vacuum, StatementContext context) {
        if (vacuum.full()) {
            copies("VACUUM FULL", vacuum.keywords(), context);
        }
    }

    @Override
    public void visit(Cluster cluster, StatementContext context) {
        copies("CLUSTER", cluster.keywords(), context);
    }

    @Override
    public void visit(LockTable lock, StatementContext context) {
        locked(context).ifPresent(touch -> {
            Draft draft = context.report(
                            lock.keywords(),
                            "LOCK TABLE holds %s until the transaction ends."
                                    .formatted(touch.lockWords(touch.name().toString())
                                            .orElse("a lock")))
                    .help(
                            "Leave it out: what follows takes the locks that it needs; or take the weakest mode that serves.");
            if (touch.lock().filter(mode -> mode.blocksReads()).isEmpty()) {
                draft.atMost(Severity.WARNING);
            }
        });
    }

    private static void copies(String what, Ranged place, StatementContext context) {
        locked(context)
                .ifPresent(
                        touch -> context.report(
                                        place,
                                        "%s copies all of %s under %s."
                                                .formatted(
                                                        what,
                                                        touch.name(),
                                                        touch.lockWords(touch.name()
                                                                        .toString())
                                                                .orElse("a lock")))
                                .help(
                                        "Leave it out of migrations: run pg_repack or pg_squeeze when there is need, or plain VACUUM."));
    }

    /** The first table with rows that others may be using, if its lock lets them wait. */
    private static Optional<Touch> locked(StatementContext context) {
        return context.effect().standing().stream()
                .filter(touch -> touch.kind().holdsRows())
                .filter(touch ->
                        touch.lock().filter(mode -> mode.blocksWrites()).isPresent())
                .findFirst();
    }
}
