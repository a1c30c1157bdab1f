package dev.stopover.engine;

import dev.stopover.catalog.State;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.migration.Makings;
import dev.stopover.migration.Migration;
import java.util.List;

/**
 * What an earlier replay has come to that one of another history would come to again. States are values, and one depends
 * on nothing but the database that the history is for, what stood before it, the scripts to go up before it, and where
 * tables that these name too early are made; so as far as two histories begin with the same scripts, the very same objects,
 * and make those tables in the same places, the states are the same. Rules may look at all of a history and are always
 * asked anew.
 */
final class Earlier {

    /** Nothing was replayed before. */
    static final Earlier NOTHING = new Earlier(List.of(), 0, Makings.NONE);

    private final List<Analysis.Step> steps;
    private final int count;
    private final Makings makings;

    private Earlier(List<Analysis.Step> steps, int count, Makings makings) {
        this.steps = steps;
        this.count = count;
        this.makings = makings;
    }

    /** What of an earlier analysis holds for a history. */
    static Earlier of(History now, Analysis before) {
        History then = before.changes().history();
        boolean begins = then.isOnSupabase() == now.isOnSupabase()
                && then.target().equals(now.target())
                && then.initial().equals(now.initial())
                && before.errors().stream().noneMatch(error -> error.rule().isEmpty());
        int count = 0;
        while (begins
                && count < before.steps().size()
                && count < now.migrations().size()
                && isSame(
                        before.steps().get(count).migration(), now.migrations().get(count))) {
            count++;
        }
        Makings makings = now.makings();
        if (count > 0) {
            count = makings.sameAnswers(before.steps().get(0).before().makings(), count);
        }
        return new Earlier(before.steps(), count, makings);
    }

    private static boolean isSame(Migration then, Migration now) {
        return then.up() == now.up() && then.version().equals(now.version());
    }

    /** How many migrations, from the first on, lead to the same states. */
    int count() {
        return count;
    }

    /**
     * Whether nothing of a migration, by its number, is to be replayed again: it leads to the same state, its rollback is
     * the same, and nothing of it is judged. With the last one, rules are asked about all of a history.
     */
    boolean covers(int number, ChangeSet now) {
        if (number >= count || number + 1 == now.history().migrations().size()) {
            return false;
        }
        Migration migration = now.history().migrations().get(number);
        return steps.get(number).migration().down().equals(migration.down())
                && migration.scripts().noneMatch(now::judges);
    }

    /** The step of a migration, by its number, as one of the history that is replayed now. */
    Analysis.Step step(int number, Migration now) {
        Analysis.Step step = steps.get(number);
        return new Analysis.Step(
                now, step.before().with(makings), step.after().with(makings), step.effects(), step.refused());
    }

    /** The database before the first migration, with the migrations to come that this knows. */
    State beginning(State state) {
        return steps.isEmpty() ? state : state.with(makings);
    }
}
