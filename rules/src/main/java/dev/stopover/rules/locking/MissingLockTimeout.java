package dev.stopover.rules.locking;

import dev.stopover.catalog.effect.Moment;
import dev.stopover.catalog.effect.RelationKind;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.rule.Property;
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
                warning("missing-lock-timeout", "A migration waits for a lock without limit")
                        .noteInRollback()
                        .tags("timeout", "lock"),
                "lock_timeout",
                "5s",
                List.of("lock_timeout", "statement_timeout"),
                LONGEST,
                SET_ELSEWHERE);
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
                .filter(Touch::blocksWrites)
                .toList();
    }

    /** IF EXISTS of a table that the history does not know is mostly written for one that is not there. */
    private static boolean isGuarded(Statement statement) {
        return statement instanceof Drop drop && drop.ifExists()
                || statement instanceof AlterTable alter && alter.ifExists();
    }

    @Override
    String message(Locked waiting) {
        return "This waits %s for %s; every later %s waits behind it"
                .formatted(
                        Timeouts.tooLong(waiting.moments().get(0).before().session(), "lock_timeout")
                                .map(value -> "up to " + value)
                                .orElse("without limit"),
                        waiting.words(),
                        Several.strongest(waiting.touches()).blocksReads() ? "query" : "write");
    }

    @Override
    String help(String setting, boolean usual) {
        String retry = "run the migration again if it fails";
        return usual
                ? "Run %s before, and %s.".formatted(setting, retry)
                : ("Let the role that migrates have a limit: ALTER ROLE CURRENT_USER SET lock_timeout = '5s'; or run %s in each new"
                                + " migration. Then %s.")
                        .formatted(setting, retry);
    }
}
