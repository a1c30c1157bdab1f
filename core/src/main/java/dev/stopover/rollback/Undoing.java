package dev.stopover.rollback;

import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Effect;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.migration.Transaction;
import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Executed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A migration, its rollback, and what they come to together; or several in a row, gone down together.
 *
 * @param migrations the migrations that are undone, the newest first; each has a rollback
 * @param verdict whether what stood before them is there again
 * @param gaps what is not as it was before, the details that do not decide among it
 * @param failed the statement that fails, if one does
 * @param losses the rows and values that no statement of the rollbacks brings back
 * @param doubts what cannot be followed, where that decides
 * @param again what comes of going up a second time, if that was asked
 */
public record Undoing(
        List<Migration> migrations,
        Verdict verdict,
        List<Gap> gaps,
        Optional<FailedStatement> failed,
        List<DataLoss> losses,
        List<Doubt> doubts,
        Optional<Again> again) {

    private static final String ACTIVE_TRANSACTION = "25001";

    /** Keeps copies of the lists. */
    public Undoing {
        migrations = List.copyOf(migrations);
        gaps = List.copyOf(gaps);
        losses = List.copyOf(losses);
        doubts = List.copyOf(doubts);
    }

    /** A statement and the script it stands in. */
    public record Place(Script script, Executed executed) implements Ranged {

        @Override
        public TextRange range() {
            return executed.range();
        }

        /** The line on which it begins. */
        public int line() {
            return script.file().lineOf(range().start());
        }
    }

    /**
     * A difference, what made it, and where its undoing belongs.
     *
     * @param difference what differs
     * @param made the statement of the migration that made or changed it last, if one did
     * @param undone the statement of the rollback that touches it last, if one does
     * @param before the statement of the rollback before which its undoing belongs; empty for the end
     */
    public record Gap(Difference difference, Optional<Place> made, Optional<Place> undone, Optional<Place> before) {}

    /**
     * What comes of going up a second time.
     *
     * @param failed the statement that fails, if one does
     * @param differences what is not as it was after the first time
     */
    public record Again(Optional<FailedStatement> failed, List<Difference> differences) {

        /** Keeps a copy of the list. */
        public Again {
            differences = List.copyOf(differences);
        }

        /** Whether the second time leaves what the first time left. */
        public boolean agrees() {
            return failed.isEmpty() && differences.stream().noneMatch(Difference::isCertainAndDecides);
        }
    }

    /**
     * Goes up one migration and down again.
     *
     * @param history the history
     * @param number the number in it of a migration that has a rollback
     * @param before what stands before the migration
     * @param after what stands after it
     */
    public static Undoing of(History history, int number, State before, State after, Answers answers) {
        return new Trip(history, number, List.of(before), after, answers).undoing(false);
    }

    /**
     * Goes up several migrations and down again.
     *
     * @param history the history
     * @param number the number in it of the newest of them; each has a rollback
     * @param befores what stands before each of them, the newest first
     * @param after what stands after the newest
     * @param again whether to go up a second time
     */
    public static Undoing of(
            History history, int number, List<State> befores, State after, boolean again, Answers answers) {
        return new Trip(history, number, befores, after, answers).undoing(again);
    }

    /** The newest of the migrations. */
    public Migration migration() {
        return migrations.get(0);
    }

    /** Its script to go up. */
    public Script up() {
        return migration().up();
    }

    /** Its script to go down. */
    public Script down() {
        return migration().down().orElseThrow();
    }

    /** Whether all is well: nothing differs or fails, the second time included. */
    public boolean isSound() {
        return (verdict == Verdict.RESTORES || verdict == Verdict.UNKNOWN)
                && again.map(Again::agrees).orElse(true);
    }

    /** What is missing or changed, as names: {@code column public.orders.note (changed)}. */
    public List<String> missing() {
        return gaps.stream()
                .map(Gap::difference)
                .filter(difference -> difference.decides() && difference.kind() != Difference.Kind.LEFT_OVER)
                .map(difference ->
                        difference.part().title() + (difference.kind() == Difference.Kind.CHANGED ? " (changed)" : ""))
                .toList();
    }

    /** What is there and was not before, as names. */
    public List<String> extra() {
        return gaps.stream()
                .map(Gap::difference)
                .filter(difference -> difference.decides() && difference.kind() == Difference.Kind.LEFT_OVER)
                .map(difference -> difference.part().title())
                .toList();
    }

    /** The way down, and up again where that is asked. */
    private record Trip(History history, int number, List<State> befores, State after, Answers answers) {

        Undoing undoing(boolean again) {
            boolean wrapped = true;
            List<ScriptRun> downs = downs(true);
            Optional<FailedStatement> failed = last(downs).failed();
            if (failed.filter(each -> each.sqlState().equals(ACTIVE_TRANSACTION))
                            .isPresent()
                    && !isWrapped()) {
                wrapped = false;
                downs = downs(false);
                failed = last(downs).failed();
            }
            State first = befores.get(befores.size() - 1);
            State end = last(downs).end();
            List<Difference> found = Comparison.of(first.catalog(), end.catalog());
            List<Gap> gaps = found.isEmpty() ? List.of() : Places.of(found, ups(first, wrapped), downs);
            List<Doubt> doubts = new ArrayList<>();
            List<DataLoss> losses = new ArrayList<>();
            for (int i = befores.size() - 1; i >= 0; i--) {
                doubts.addAll(Doubt.of(migration(i).up(), answers));
                doubts.addAll(Doubt.of(migration(i).down().orElseThrow(), answers));
                losses.addAll(DataLoss.of(migration(i), befores.get(i)));
            }
            Verdict verdict = verdict(failed, found, doubts);
            return new Undoing(
                    IntStream.range(0, befores.size()).mapToObj(this::migration).toList(),
                    verdict,
                    gaps,
                    failed,
                    losses,
                    verdict == Verdict.UNKNOWN ? doubts : List.of(),
                    again && failed.isEmpty() ? Optional.of(again(end, wrapped)) : Optional.empty());
        }

        private Migration migration(int back) {
            return history.migrations().get(number - back);
        }

        private int major() {
            return Effect.major(history.target().postgres());
        }

        private List<ScriptRun> downs(boolean wrapped) {
            List<ScriptRun> runs = new ArrayList<>();
            State state = after;
            for (int i = 0; i < befores.size(); i++) {
                Script down = migration(i).down().orElseThrow();
                runs.add(ScriptRun.of(down, state, number - i, wrapped, major(), answers));
                if (last(runs).failed().isPresent()) {
                    break;
                }
                state = last(runs).end();
            }
            return runs;
        }

        private List<ScriptRun> ups(State from, boolean wrapped) {
            List<ScriptRun> runs = new ArrayList<>();
            State state = from;
            for (int i = befores.size() - 1; i >= 0; i--) {
                runs.add(ScriptRun.of(migration(i).up(), state, number - i, wrapped, major(), answers));
                if (last(runs).failed().isPresent()) {
                    break;
                }
                state = last(runs).end();
            }
            return runs;
        }

        private Again again(State from, boolean wrapped) {
            ScriptRun last = last(ups(from, wrapped));
            List<Difference> differences = last.failed().isPresent()
                    ? List.of()
                    : Comparison.of(after.catalog(), last.end().catalog());
            return new Again(last.failed(), differences);
        }

        private static ScriptRun last(List<ScriptRun> runs) {
            return runs.get(runs.size() - 1);
        }

        /**
         * Whether the runner's transactions are what the layout says. A migration that was applied, and that PostgreSQL
         * refuses inside a transaction, shows that something that was not read says otherwise.
         */
        private boolean isWrapped() {
            for (Migration migration : history.migrations()) {
                Script up = migration.up();
                for (int i = 0; i < up.executed().size(); i++) {
                    Transaction transaction = up.transactions().get(i);
                    Moment moment = new Moment(up.executed().get(i), transaction, befores.get(0), major(), answers);
                    if (ScriptRun.isRunners(transaction)
                            && moment.failureInside().isPresent()) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    private static Verdict verdict(Optional<FailedStatement> failed, List<Difference> differences, List<Doubt> doubts) {
        if (doubts.stream().anyMatch(doubt -> !doubt.script().isRead())) {
            return Verdict.UNKNOWN;
        }
        if (failed.isPresent()) {
            return Verdict.DOWN_FAILS;
        }
        boolean doubtful = false;
        for (Difference difference : differences) {
            if (difference.isCertainAndDecides()) {
                return Verdict.DIFFERS;
            }
            doubtful |= difference.decides();
        }
        return doubtful || doubts.stream().anyMatch(Doubt::decides) ? Verdict.UNKNOWN : Verdict.RESTORES;
    }
}
