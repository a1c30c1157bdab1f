package dev.stopover.engine;

import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Effects;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.migration.Script;
import dev.stopover.secret.Secret;
import dev.stopover.secret.Secrets;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A script that is replayed, statement by statement, as far as somebody has asked. When it is put aside, its states are
 * forgotten, so that it is replayed once more if somebody asks again; what its statements do is kept.
 */
final class Course {

    private final Script script;
    private final State before;
    private final Answers answers;
    private final Effects effects;
    private List<Moment> moments = List.of();
    private EmptyRelations empty;
    private Optional<List<Secret>> secrets = Optional.empty();

    /**
     * A script that begins in a state.
     *
     * @param before what stands when it begins
     * @param major the major version of PostgreSQL
     */
    Course(Script script, State before, int major, Answers answers) {
        this(script, before, new Effects(major, answers, script.executed().size()), answers);
    }

    /** A script that begins in a state, and of whose statements somebody may have asked before what they do. */
    Course(Script script, State before, Effects effects, Answers answers) {
        this.script = script;
        this.before = before;
        this.effects = effects;
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

    /** What its statements do. */
    Effects effects() {
        return effects;
    }

    /** Forgets its states. */
    void putAside() {
        moments = List.of();
        empty = new EmptyRelations(answers);
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
        if (moments.isEmpty()) {
            moments = new ArrayList<>();
        }
        while (moments.size() <= number) {
            int next = moments.size();
            if (next > 0) {
                empty.follow(moments.get(next - 1));
            }
            State state = next == 0 ? before : moments.get(next - 1).after();
            moments.add(new Moment(
                    script.executed().get(next), script.transactions().get(next), state, effects, next));
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
