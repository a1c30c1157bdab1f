package dev.stopover.engine;

import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.migration.Script;
import dev.stopover.secret.Secret;
import dev.stopover.secret.Secrets;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A script that is replayed, statement by statement, as far as somebody has asked. */
final class Course {

    private final Script script;
    private final State before;
    private final int major;
    private final Answers answers;
    private final List<Moment> moments = new ArrayList<>();
    private final EmptyRelations empty;
    private Optional<List<Secret>> secrets = Optional.empty();

    /**
     * A script that begins in a state.
     *
     * @param before what stands when it begins
     * @param major the major version of PostgreSQL
     */
    Course(Script script, State before, int major, Answers answers) {
        this.script = script;
        this.before = before;
        this.major = major;
        this.answers = answers;
        this.empty = new EmptyRelations(answers);
    }

    /** The script. */
    Script script() {
        return script;
    }

    /** What stands when it begins. */
    State before() {
        return before;
    }

    /** The secrets in its text. */
    List<Secret> secrets() {
        if (secrets.isEmpty()) {
            int start = script.range().start();
            secrets = Optional.of(
                    Secrets.credentialsIn(script.range().of(script.file().text())).stream()
                            .map(secret -> secret.after(start))
                            .toList());
        }
        return secrets.get();
    }

    /** How many statements it executes. */
    int size() {
        return script.executed().size();
    }

    /** The statement of a number among what it executes. */
    Moment at(int number) {
        while (moments.size() <= number) {
            int next = moments.size();
            if (next > 0) {
                empty.follow(moments.get(next - 1));
            }
            State state = next == 0 ? before : moments.get(next - 1).after();
            moments.add(new Moment(
                    script.executed().get(next), script.transactions().get(next), state, major, answers));
        }
        return moments.get(number);
    }

    /** The statements before one of a number. */
    List<Moment> until(int number) {
        if (number > 0) {
            at(number - 1);
        }
        return List.copyOf(moments.subList(0, number));
    }

    /** Whether a relation is known to have no rows before the last statement that was asked for. */
    boolean isEmpty(QualifiedName relation) {
        return empty.contains(relation, moments.get(moments.size() - 1).before());
    }

    /** What its last statement leaves; the runner may have something to commit yet. */
    State end() {
        return size() == 0 ? before : at(size() - 1).after();
    }
}
