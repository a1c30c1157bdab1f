package dev.stopover.engine;

import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Effect;
import dev.stopover.migration.Script;
import dev.stopover.migration.Transaction;
import dev.stopover.rule.Moment;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Executed;
import java.util.ArrayList;
import java.util.List;

/** What a script does as far as it has been replayed; found when first asked for, and kept for all rules that ask. */
final class Course {

    private final Script script;
    private final int major;
    private final Answers answers;
    private final List<State> states = new ArrayList<>();
    private final List<Moment> moments = new ArrayList<>();

    Course(Script script, int major, Answers answers) {
        this.script = script;
        this.major = major;
        this.answers = answers;
    }

    /** The replay has come to the next statement. */
    void reach(State before) {
        states.add(before);
    }

    /** The statement of a number, which has been reached. */
    Moment at(int number) {
        for (int next = moments.size(); next <= number; next++) {
            Executed executed = script.executed().get(next);
            Transaction transaction = script.transactions().get(next);
            State before = states.get(next);
            Effect effect = Effect.of(executed, before, transaction.inside(), major, answers);
            moments.add(new Moment(executed, transaction, before, effect));
        }
        return moments.get(number);
    }

    /** The statements before one of a number; all that have been reached if it is negative. */
    List<Moment> before(int number) {
        int end = number < 0 ? states.size() : number;
        if (end > 0) {
            at(end - 1);
        }
        return List.copyOf(moments.subList(0, end));
    }
}
