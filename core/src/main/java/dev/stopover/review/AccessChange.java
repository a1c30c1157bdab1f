package dev.stopover.review;

import dev.stopover.catalog.ObjectName;
import java.util.List;

/**
 * What roles may do to a relation after a change and could not before, or no longer can.
 *
 * @param relation its name; the name after the change, if it is still there
 * @param kind what it is: table, view, materialized view, …
 * @param roles the roles, {@code public} for every role
 * @param commands what they do: SELECT, INSERT, UPDATE, DELETE
 * @param before what they could do
 * @param after what they can do
 */
public record AccessChange(
        ObjectName relation, String kind, List<String> roles, List<String> commands, Access before, Access after) {

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
}
