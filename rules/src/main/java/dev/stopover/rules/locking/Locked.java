package dev.stopover.rules.locking;

import dev.stopover.catalog.effect.Moment;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.rule.ScriptContext;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The statements of a script that keep others waiting, to be reported at the first.
 *
 * @param moments the statements
 * @param touches what they lock
 */
record Locked(List<Moment> moments, List<Touch> touches) {

    /** What of a script locks something; empty if nothing does. */
    static Optional<Locked> in(ScriptContext context, Function<Moment, List<Touch>> locks) {
        List<Moment> moments = new ArrayList<>();
        List<Touch> touches = new ArrayList<>();
        for (Moment moment : context.moments()) {
            List<Touch> found = locks.apply(moment);
            if (!found.isEmpty()) {
                moments.add(moment);
                touches.addAll(found);
            }
        }
        return moments.isEmpty() ? Optional.empty() : Optional.of(new Locked(moments, touches));
    }

    /** The first of the statements. */
    Statement first() {
        return moments.get(0).statement();
    }

    /** The strongest lock, on what, and on what there are weaker ones. */
    String words() {
        return Several.locks(touches);
    }
}
