package dev.stopover.syntax;

import java.util.List;

/**
 * Where an executed statement stands.
 *
 * @param block whether it runs inside a DO block or a function
 * @param dynamic whether it is the text of an EXECUTE
 * @param loop whether it may run more than once
 * @param handler whether it runs only after an error
 * @param guards the conditions around it, outermost first; empty where it is certain to run
 */
public record Nesting(boolean block, boolean dynamic, boolean loop, boolean handler, List<Guard> guards) {

    /** Stands at the top of a script. */
    public static final Nesting TOP = new Nesting(false, false, false, false, List.of());

    /** Keeps a copy of the list. */
    public Nesting {
        guards = List.copyOf(guards);
    }

    /** Whether it runs whenever the script runs. */
    public boolean certain() {
        return guards.isEmpty() && !handler;
    }

    /** Whether a handler lets the script go on where it fails for a reason other than that its object is there. */
    public boolean passesOverFailures() {
        return guards.stream().anyMatch(guard -> guard.kind() == Guard.Kind.FAILURE_PASSED_OVER);
    }

    /** Whether a guard lets it run only where its object is missing. */
    public boolean guardedAgainstDuplicate() {
        return guards.stream()
                .anyMatch(guard ->
                        guard.kind() == Guard.Kind.MISSING_OBJECT || guard.kind() == Guard.Kind.DUPLICATE_PASSED_OVER);
    }
}
