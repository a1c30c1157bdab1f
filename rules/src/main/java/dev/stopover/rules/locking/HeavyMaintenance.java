package dev.stopover.rules.locking;

import dev.stopover.catalog.effect.Touch;
import dev.stopover.rule.Draft;
import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Cluster;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.LockTable;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.Vacuum;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** VACUUM FULL and CLUSTER copy whole tables while nobody can use them; LOCK TABLE keeps everybody out on purpose. */
public final class HeavyMaintenance extends StatementRule {

    public HeavyMaintenance() {
        super(error("heavy-maintenance", "VACUUM FULL, CLUSTER or LOCK TABLE closes a table in a migration")
                .underLock("maintenance", "rewrite"));
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
        List<Touch> locked =
                locked(context).filter(touch -> !isLockedLater(touch, context)).toList();
        if (locked.isEmpty()) {
            return;
        }
        Draft draft = context.report(
                lock.keywords(), "LOCK TABLE holds %s until the transaction ends.", Several.locks(locked));
        if (!Several.strongest(locked).blocksReads()) {
            draft.help("Keep what follows short, and run SET LOCAL lock_timeout = '5s'; before.")
                    .atMost(Severity.NOTE);
            return;
        }
        draft.help(
                "Let others read: LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE; keeps out all writes of others. Or leave"
                        + " it out: what follows takes the locks that it needs.",
                locked.stream().map(touch -> touch.name().toString()).collect(Collectors.joining(", ")));
    }

    private static void copies(String what, Ranged place, StatementContext context) {
        locked(context)
                .findFirst()
                .ifPresent(
                        touch -> context.report(
                                        place,
                                        "%s copies all of %s under %s.",
                                        what,
                                        touch.name(),
                                        touch.lockWords(touch.name().toString()).orElse("a lock"))
                                .help(
                                        "Leave it out of migrations: run pg_repack or pg_squeeze when there is need, or plain VACUUM."));
    }

    /** Whether a later statement of the transaction takes as strong a lock: then LOCK TABLE only takes it early. */
    private static boolean isLockedLater(Touch held, StatementContext context) {
        return context.script().executed().stream()
                .dropWhile(executed -> executed != context.executed())
                .skip(1)
                .anyMatch(executed ->
                        executed.statement() instanceof AlterTable alter && isSame(alter.table(), held, context)
                                || executed.statement() instanceof Drop drop
                                        && drop.objects().stream()
                                                .anyMatch(object ->
                                                        isSame(object.table().orElse(object.name()), held, context))
                                || executed.statement() instanceof Rename rename
                                        && isSame(rename.object().name(), held, context));
    }

    private static boolean isSame(QualifiedName name, Touch held, StatementContext context) {
        return context.state().resolve(name).equals(held.name());
    }

    /** The tables with rows that others may be using, and that are locked so that they wait. */
    private static Stream<Touch> locked(StatementContext context) {
        return context.effect().standing().stream()
                .filter(touch -> touch.kind().holdsRows())
                .filter(touch -> touch.blocksWrites());
    }
}
