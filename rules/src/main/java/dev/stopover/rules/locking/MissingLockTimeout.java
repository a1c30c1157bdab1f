package dev.stopover.rules.locking;

import dev.stopover.catalog.effect.Moment;
import dev.stopover.catalog.effect.RelationKind;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.rule.Property;
import dev.stopover.rule.RuleInfo;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.LockTable;
import dev.stopover.syntax.Statement;
import java.util.List;

/** What waits for a strong lock lets every later query wait behind it, so it must not wait long. */
public final class MissingLockTimeout extends TimeoutRule {

    private static final Property<Integer> LONGEST =
            Property.number("longest-seconds", "The longest lock_timeout that counts as one, in seconds.", 30);

    private static final Property<Boolean> SET_ELSEWHERE = Property.flag(
            "set-elsewhere", "Whether the role, the database or whoever starts the runner sets a lock_timeout.", false);

    public MissingLockTimeout() {
        super(
                RuleInfo.warning("missing-lock-timeout", "A migration waits for a lock without limit")
                        .noteInRollback()
                        .tags("timeout", "lock"),
                "lock_timeout",
                LONGEST,
                SET_ELSEWHERE);
    }

    /** A statement that waits longer than statement_timeout is ended too. */
    @Override
    List<String> limits() {
        return List.of("lock_timeout", "statement_timeout");
    }

    /** The tables that others may be using and that the statement locks so that they wait. */
    @Override
    List<Touch> limited(Moment moment) {
        if (moment.statement() instanceof LockTable lock && lock.nowait()) {
            return List.of();
        }
        boolean ifExists = isGuarded(moment.statement());
        return moment.effect().standing().stream()
                .filter(touch -> touch.kind() == RelationKind.TABLE || touch.kind() == RelationKind.PARTITION)
                .filter(touch -> touch.known() || !ifExists)
                .filter(touch -> touch.blocksWrites())
                .toList();
    }

    /** IF EXISTS of a table that the history does not know is mostly written for one that is not there. */
    private static boolean isGuarded(Statement statement) {
        return statement instanceof Drop drop && drop.ifExists()
                || statement instanceof AlterTable alter && alter.ifExists();
    }

    @Override
    void report(Waiting waiting, String seldom) {
        Moment first = waiting.moments().get(0);
        String setting = setting("lock_timeout", "5s", waiting.moments());
        waiting.context()
                .report(
                        first.executed().statement().keywords(),
                        "This waits %s for %s; every later %s waits behind it%s.",
                        Timeouts.tooLong(first.before().session(), "lock_timeout")
                                .map(value -> "up to " + value)
                                .orElse("without limit"),
                        Several.locks(waiting.touches()),
                        Several.strongest(waiting.touches()).blocksReads() ? "query" : "write",
                        seldom)
                .help(help(setting, seldom.isEmpty()))
                .fix(Fix.unsafe(
                        "Set lock_timeout", Edit.insertBefore(first.executed().written(), setting + "\n")));
    }

    private static String help(String setting, boolean usual) {
        String retry = "run the migration again if it fails";
        return usual
                ? "Run %s before, and %s.".formatted(setting, retry)
                : ("Let the role that migrates have a limit: ALTER ROLE CURRENT_USER SET lock_timeout = '5s'; or run %s in each new"
                                + " migration. Then %s.")
                        .formatted(setting, retry);
    }
}
