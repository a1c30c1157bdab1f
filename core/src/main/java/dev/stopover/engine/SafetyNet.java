package dev.stopover.engine;

import dev.stopover.migration.Script;
import dev.stopover.rule.ToolError;
import java.util.List;
import java.util.Optional;

/** Catches what nobody foresaw: what fails for one script must not take along what is said of the others. */
public final class SafetyNet {

    private SafetyNet() {}

    /**
     * Does some work for a script; whether it was done.
     *
     * @param what what is being done, as a sentence begins
     * @param errors takes what went wrong, once a script and a kind of work
     */
    public static boolean under(Script script, String what, List<ToolError> errors, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError failure) {
            Optional<String> path = Optional.of(script.file().path());
            String message = what + " failed: " + failure + ".";
            ToolError error = new ToolError(path, Optional.empty(), message);
            if (!errors.contains(error)) {
                errors.add(error);
            }
            return false;
        }
    }
}
