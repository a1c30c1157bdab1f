package dev.stopover.catalog.effect;

import dev.stopover.catalog.ObjectName;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.LockMode;
import java.util.List;

/** Sequences that expressions draw numbers from. */
final class Sequences {

    private final Situation situation;
    private final Touches touches;

    Sequences(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    /** Locks the sequences that an expression names. */
    void draw(Expression expression) {
        draw(new Defaults(situation).sequences(expression));
    }

    /** Locks sequences by their names as they stand in strings. */
    void draw(List<String> names) {
        for (String name : names) {
            int dot = name.indexOf('.');
            String last = name.substring(dot + 1).replace("\"", "");
            List<String> schemas = dot > 0
                    ? List.of(name.substring(0, dot).replace("\"", ""))
                    : situation.before().session().searchPath();
            schemas.stream()
                    .flatMap(schema -> situation.catalog().sequence(new ObjectName(schema, last)).stream())
                    .findFirst()
                    .ifPresent(sequence -> touches.lock(sequence, LockMode.ROW_EXCLUSIVE));
        }
    }
}
