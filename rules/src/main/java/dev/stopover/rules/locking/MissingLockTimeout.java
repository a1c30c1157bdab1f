package dev.stopover.rules.locking;

import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.RelationKind;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Transaction;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Moment;
import dev.stopover.rule.Property;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.Severity;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.syntax.LockTable;
import java.util.ArrayList;
import java.util.List;

/** What waits for a strong lock lets every later query wait behind it, so it must not wait long. */
public final class MissingLockTimeout extends ChangeSetRule {

    private static final Property<Integer> LONGEST =
            Property.number("longest-seconds", "The longest lock_timeout that counts as one, in seconds.", 30);

    private static final Property<Boolean> SET_ELSEWHERE = Property.flag(
            "set-elsewhere", "Whether the role, the database or whoever starts the runner sets a lock_timeout.", false);

    /** A statement that waits longer than statement_timeout is ended too. */
    private static final List<String> PARAMETERS = List.of("lock_timeout", "statement_timeout");

    /** The rule. */
    public MissingLockTimeout() {
        super(RuleInfo.warning("missing-lock-timeout", "A migration waits for a lock without limit")
                .inRollback(Severity.NOTE)
                .tags("timeout", "lock")
                .options(LONGEST, SET_ELSEWHERE));
    }

    @Override
    public void check(ChangeSet changes, History history, State after, RuleContext context) {
        boolean setForSessions = context.option(SET_ELSEWHERE);
        for (Migration migration : history.migrations()) {
            if (setForSessions) {
                return;
            }
            boolean reported = check(context.in(migration, migration.up()));
            if (!reported && migration.down().isPresent()) {
                check(context.in(migration, migration.down().get()));
            }
            setForSessions = Timeouts.areSetForSessions(migration.up(), List.of("lock_timeout"));
        }
    }

    /** Who is told of a migration needs not be told of its rollback: whether a script is reported. */
    private static boolean check(ScriptContext context) {
        List<Moment> waiting = new ArrayList<>();
        List<Touch> waitedFor = new ArrayList<>();
        for (Moment moment : context.moments()) {
            List<Touch> locked = locked(moment);
            if (!locked.isEmpty() && !Timeouts.limit(moment.before().session(), PARAMETERS, context.option(LONGEST))) {
                waiting.add(moment);
                waitedFor.addAll(locked);
            }
        }
        if (!waiting.isEmpty()) {
            report(waiting, waitedFor, context);
        }
        return !waiting.isEmpty();
    }

    /** The tables that others may be using and that the statement locks so that they wait. */
    private static List<Touch> locked(Moment moment) {
        if (moment.executed().statement() instanceof LockTable lock && lock.nowait()) {
            return List.of();
        }
        return moment.effect().standing().stream()
                .filter(touch -> touch.kind() == RelationKind.TABLE || touch.kind() == RelationKind.PARTITION)
                .filter(touch ->
                        touch.lock().filter(mode -> mode.blocksWrites()).isPresent())
                .toList();
    }

    private static void report(List<Moment> waiting, List<Touch> waitedFor, ScriptContext context) {
        Moment first = waiting.get(0);
        String setting = "SET %slock_timeout = '5s';".formatted(isOneTransaction(waiting) ? "LOCAL " : "");
        context.report(
                        first.executed().statement().keywords(),
                        "This waits %s for %s; every later %s waits behind it."
                                .formatted(
                                        Timeouts.tooLong(first.before().session(), "lock_timeout")
                                                .map(value -> "up to " + value)
                                                .orElse("without limit"),
                                        Several.locks(waitedFor),
                                        Several.strongest(waitedFor).blocksReads() ? "query" : "write"))
                .help("Run %s before, and run the migration again if it fails.".formatted(setting))
                .fix(Fix.unsafe(
                        "Set lock_timeout", Edit.insertBefore(first.executed().written(), setting + "\n")));
    }

    /** Whether SET LOCAL holds for all of them. */
    private static boolean isOneTransaction(List<Moment> waiting) {
        Transaction first = waiting.get(0).transaction();
        return first.kind() != Transaction.Kind.NONE
                && waiting.stream().allMatch(moment -> moment.transaction().sharedWith(first));
    }
}
