package dev.stopover.migration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of the database that a history is for.
 *
 * @param postgres its major version, if that is stated anywhere
 * @param exposedSchemas the schemas that an API exposes, if that is stated anywhere
 * @param exposesNewTables whether Supabase grants new tables to the API's roles, if that is stated anywhere
 * @param timeouts the timeouts with which the runner's sessions begin, by the names of their parameters
 * @param sizes how large its tables are, as far as somebody has written that down
 */
public record Target(
        OptionalInt postgres,
        Optional<List<String>> exposedSchemas,
        Optional<Boolean> exposesNewTables,
        Map<String, String> timeouts,
        TableSizes sizes) {

    /** A database of which nothing is known. */
    public static final Target UNKNOWN =
            new Target(OptionalInt.empty(), Optional.empty(), Optional.empty(), Map.of(), TableSizes.UNKNOWN);

    /** Keeps a copy of the list. */
    public Target {
        exposedSchemas = exposedSchemas.map(List::copyOf);
        timeouts = Map.copyOf(timeouts);
    }
}
