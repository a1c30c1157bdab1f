package dev.stopover.catalog.effect;

import dev.stopover.catalog.ObjectName;
import dev.stopover.syntax.Answers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the statements of a script do to a live database: each is found when somebody first asks, and then kept, also where
 * the script is replayed once more.
 */
public final class Effects {

    private final int major;
    private final Answers answers;
    private final int statements;
    private final Map<ObjectName, Effect> ofRows = new HashMap<>();
    private Effect[] found = {};

    /**
     * Of a script of which nobody has asked anything yet.
     *
     * @param major the major version of PostgreSQL
     * @param answers what can be said of expressions and queries
     * @param statements how many statements it executes
     */
    public Effects(int major, Answers answers, int statements) {
        this.major = major;
        this.answers = answers;
        this.statements = statements;
    }

    int major() {
        return major;
    }

    Answers answers() {
        return answers;
    }

    /** What the statement of a number does, if that is known by now. */
    Optional<Effect> find(int number) {
        return found.length == 0 ? Optional.empty() : Optional.ofNullable(found[number]);
    }

    /** Keeps what the statement of a number does. */
    Effect keep(int number, Effect effect) {
        if (found.length == 0) {
            found = new Effect[statements];
        }
        found[number] = effect;
        return effect;
    }

    /** The same for a single row: these come in hundreds of thousands, and those of a table mostly do the same. */
    Effect keepOfRow(int number, Effect effect) {
        if (effect.touches().isEmpty()) {
            return keep(number, effect);
        }
        ObjectName table = effect.touches().get(0).name();
        Effect last = ofRows.get(table);
        if (effect.equals(last)) {
            return keep(number, last);
        }
        ofRows.put(table, effect);
        return keep(number, effect);
    }
}
