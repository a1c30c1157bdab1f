package dev.stopover.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What a session has set.
 *
 * @param settings its parameters by name, folded
 * @param local the parameters that SET LOCAL set until the transaction ends
 * @param announced the parameters that the history has set for the sessions to come of a role or a database, whichever
 *     these are
 * @param initialSearchPath the search path of a new session
 */
public record Session(
        PersistentMap<String, List<String>> settings,
        PersistentMap<String, List<String>> local,
        PersistentMap<String, List<String>> announced,
        List<String> initialSearchPath) {

    /** The name of the schema in which temporary objects lie. */
    public static final String TEMPORARY_SCHEMA = "pg_temp";

    /** The role that migrations are taken to run as where nothing else is said. */
    public static final String DEFAULT_ROLE = "postgres";

    /** Keeps a copy of the list. */
    public Session {
        initialSearchPath = List.copyOf(initialSearchPath);
    }

    /** A new session. */
    public static Session fresh(List<String> searchPath) {
        return new Session(PersistentMap.empty(), PersistentMap.empty(), PersistentMap.empty(), searchPath);
    }

    /** The values of a parameter that the session has set. */
    public Optional<List<String>> setting(String parameter) {
        return local.find(parameter).or(() -> settings.find(parameter));
    }

    /** The schemas in which names are looked up, in order, as set; {@code "$user"} may be among them. */
    public List<String> searchPath() {
        return setting("search_path").orElse(initialSearchPath);
    }

    /** The role that SET ROLE made current. */
    public Optional<String> role() {
        return setting("role")
                .or(() -> setting("session_authorization"))
                .filter(values -> values.size() == 1 && !values.get(0).equals("none"))
                .map(values -> values.get(0));
    }

    /** The same with a parameter set, for the transaction only or beyond. */
    public Session with(String parameter, List<String> values, boolean onlyTransaction) {
        return onlyTransaction
                ? new Session(settings, local.with(parameter, values), announced, initialSearchPath)
                : new Session(settings.with(parameter, values), local.without(parameter), announced, initialSearchPath);
    }

    /** The same with a parameter at its default. */
    public Session without(String parameter) {
        return new Session(settings.without(parameter), local.without(parameter), announced, initialSearchPath);
    }

    /** The same at the end of a transaction: what SET LOCAL has set is gone. */
    public Session withoutLocal() {
        return local.isEmpty() ? this : new Session(settings, PersistentMap.empty(), announced, initialSearchPath);
    }

    /** The same with a parameter set for the sessions to come of some role or database. */
    public Session announcing(String parameter, List<String> values) {
        return new Session(settings, local, announced.with(parameter, values), initialSearchPath);
    }

    /** The same with all parameters at their defaults. */
    public Session reset() {
        return new Session(PersistentMap.empty(), PersistentMap.empty(), announced, initialSearchPath);
    }
}
