package dev.stopover.engine;

import dev.stopover.rule.Rule;
import java.util.Optional;

/** Does work, and may take the time of it. */
@FunctionalInterface
public interface Meter {

    /** Takes no time. */
    Meter NONE = (rule, work) -> work.run();

    /**
     * Does a piece of work.
     *
     * @param rule the rule that is asked; empty for the replay
     */
    void time(Optional<Rule> rule, Runnable work);
}
