package dev.stopover.review;

import dev.stopover.catalog.ObjectName;
import java.util.List;

/**
 * What roles may do to a relation or a function after a change and could not before, or no longer can.
 *
 * @param object its name; the name after the change, if it is still there
 * @param arguments the types of a function's arguments in parentheses; empty for a relation
 * @param kind what it is: table, view, materialized view, …, function
 * @param roles the roles, {@code public} for every role
 * @param commands what they do: SELECT, INSERT, UPDATE, DELETE, or EXECUTE of a function
 * @param before what they could do
 * @param after what they can do
 */
public record AccessChange(
        ObjectName object,
        String arguments,
        String kind,
        List<String> roles,
        List<String> commands,
        Access before,
        Access after) {

    /** The kind of functions. */
    static final String FUNCTION = "function";

    /** Keeps copies of the lists. */
    public AccessChange {
        roles = List.copyOf(roles);
        commands = List.copyOf(commands);
    }

    /** Whether somebody is known to do more than before: something where it was nothing, or all where it was some. */
    public boolean widens() {
        return before.level() != Access.Level.UNKNOWN
                && after.level() != Access.Level.UNKNOWN
                && after.level().compareTo(before.level()) > 0;
    }

    /** Whether it is about a function. */
    public boolean isCall() {
        return kind.equals(FUNCTION);
    }

    /** What one of the two accesses is in words. */
    public String words(Access access) {
        return switch (access.level()) {
            case NONE, UNKNOWN -> access.words();
            case SOME -> isCall() ? "calls it" : access.words();
            case ALL -> isCall() ? "calls it with the rights of its owner" : access.words();
        };
    }
}
