package dev.stopover.engine;

import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Effect;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.syntax.Answers;

/** The database of a history, which begins with what its platform puts there and changes with each migration. */
final class Database {

    private final Platform platform;
    private final int major;
    private final Answers answers;
    private State state;
    private int number = -1;

    /**
     * The database before the first migration of a history, whose scripts are being parsed from now on.
     *
     * @param earlier what has been replayed before
     */
    Database(History history, Earlier earlier, Answers answers) {
        Ahead.begin(history, earlier.count(), answers);
        this.platform = new Platform(history, answers);
        this.major = Effect.major(history.target().postgres());
        this.answers = answers;
        this.state = earlier.beginning(platform.beginning());
    }

    /** What stands now. */
    State state() {
        return state;
    }

    /** The script to go up of the next migration. */
    Course begin(Migration next) {
        number++;
        state = platform.before(next, state);
        return course(next.up());
    }

    /** What a script to go up has come to stands from now on. */
    void keep(Course up) {
        state = up.end().afterScript();
    }

    /** The next migration was replayed before, and left this. */
    void pass(Analysis.Step step) {
        number++;
        platform.ends(step.migration());
        state = step.after();
    }

    /** What the migration that was begun last was known to leave stands from now on. */
    void settle(Analysis.Step step) {
        state = step.after();
    }

    /** The rollback of the migration that was kept last. What it comes to is not kept. */
    Course begin(Script down) {
        return course(down);
    }

    private Course course(Script script) {
        return new Course(script, state.beforeScript(script, number), major, answers);
    }
}
