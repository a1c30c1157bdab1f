package dev.stopover.parser;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Answers that were asked lately. A question about a statement comes up several times while that is judged, and hardly
 * ever again; so the oldest half is forgotten as soon as there are many.
 */
final class Recent<Q, A> {

    private static final int MANY = 1024;

    private final Function<Q, A> finding;
    private Map<Q, A> newer = new HashMap<>();
    private Map<Q, A> older = Map.of();

    Recent(Function<Q, A> finding) {
        this.finding = finding;
    }

    /** The answer, found if it is not at hand. */
    A answer(Q question) {
        A known = at(question);
        if (known != null) {
            return known;
        }
        A found = finding.apply(question);
        keep(question, found);
        return found;
    }

    private synchronized A at(Q question) {
        A known = newer.get(question);
        return known == null ? older.get(question) : known;
    }

    private synchronized void keep(Q question, A answer) {
        if (newer.size() >= MANY) {
            older = newer;
            newer = new HashMap<>();
        }
        newer.put(question, answer);
    }
}
