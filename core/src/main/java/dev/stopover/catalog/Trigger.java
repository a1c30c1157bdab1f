package dev.stopover.catalog;

import dev.stopover.syntax.Expression;
import dev.stopover.syntax.FiringState;
import dev.stopover.syntax.TriggerEvent;
import dev.stopover.syntax.TriggerTiming;
import java.util.List;
import java.util.Optional;

/**
 * A trigger of a table or view.
 *
 * @param name its name
 * @param timing when it fires
 * @param events on what it fires
 * @param forEachRow whether it fires for each row
 * @param constraint whether it is a constraint trigger
 * @param when its condition
 * @param function what it calls
 * @param arguments the arguments it passes
 * @param state when it fires
 * @param inherited whether it comes from the parent of a partition
 * @param origin where it was made
 */
public record Trigger(
        String name,
        TriggerTiming timing,
        List<TriggerEvent> events,
        boolean forEachRow,
        boolean constraint,
        Optional<Expression> when,
        ObjectName function,
        List<String> arguments,
        FiringState state,
        boolean inherited,
        Optional<Origin> origin) {

    /** Keeps copies of the lists. */
    public Trigger {
        arguments = List.copyOf(arguments);
        events = List.copyOf(events);
    }

    /** The same under another name. */
    public Trigger withName(String other) {
        return new Trigger(
                other, timing, events, forEachRow, constraint, when, function, arguments, state, inherited, origin);
    }

    /** The same calling another function. */
    public Trigger withFunction(ObjectName other) {
        return new Trigger(
                name, timing, events, forEachRow, constraint, when, other, arguments, state, inherited, origin);
    }

    /** The same firing in other sessions. */
    public Trigger withState(FiringState other) {
        return new Trigger(
                name, timing, events, forEachRow, constraint, when, function, arguments, other, inherited, origin);
    }

    /** The same, a copy that a partition has or not. */
    public Trigger withInherited(boolean other) {
        return new Trigger(
                name, timing, events, forEachRow, constraint, when, function, arguments, state, other, origin);
    }
}
