package dev.stopover.catalog.replay;

import dev.stopover.catalog.Relation;
import dev.stopover.syntax.Executed;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs the bodies of functions on behalf of one statement of a script, within bounds. */
final class Bodies {

    private static final int MAX_DEPTH = 8;

    /** How many statements functions may run for one statement of a script. */
    private static final int MAX_STATEMENTS = 10_000;

    private final Step step;
    private final Set<Integer> running = new HashSet<>();
    private int depth;
    private int statements;

    /** The id of the oldest relation that what is not followed may touch: an event trigger sees what was just made. */
    private int oldest;

    Bodies(Step step) {
        this.step = step;
    }

    /** Whether what runs is not in a function. */
    boolean isOutermost() {
        return depth == 0;
    }

    /** Replays what a function runs, unless functions call each other too deep, or one calls itself. */
    void run(int function, List<Executed> body) {
        if (depth < MAX_DEPTH && running.add(function)) {
            step.inside(() -> run(body));
            running.remove(function);
        }
    }

    /** Replays a body: each function can call the next one several times, so that what runs is bounded, too. */
    void run(List<Executed> body) {
        depth++;
        for (Executed executed : body) {
            if (statements++ < MAX_STATEMENTS) {
                step.run(executed);
            }
        }
        depth--;
    }

    /** Whether the turns of a loop are not too much to run. */
    boolean mayRun(List<List<Executed>> turns) {
        long more = 0;
        for (List<Executed> turn : turns) {
            more += turn.size();
        }
        return statements + more <= MAX_STATEMENTS;
    }

    /** Replays what an event trigger's function runs for the relations that are newer than an id. */
    void run(int function, List<Executed> body, int lastId) {
        int outer = oldest;
        oldest = lastId + 1;
        run(function, body);
        oldest = outer;
    }

    /** Whether what is not followed may touch a relation. */
    boolean mayTouch(Relation relation) {
        return relation.id() >= oldest;
    }

    /** Whether this is what an event trigger's function runs. */
    boolean isInEventTrigger() {
        return oldest > 0;
    }

    /** The relations that what is not followed may touch, of an id or newer, oldest first. */
    Iterable<Map.Entry<Integer, Relation>> touchable(int from) {
        return step.catalog().relationsById().from(Math.max(from, oldest));
    }
}
