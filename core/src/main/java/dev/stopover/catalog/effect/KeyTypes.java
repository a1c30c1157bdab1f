package dev.stopover.catalog.effect;

import dev.stopover.catalog.DataType;
import java.util.Map;
import java.util.Set;

/**
 * Which types a foreign key can compare with which: both have to be of one family of btree operators, or the one that refers
 * has to have an implicit cast to the other (pg_amop and pg_cast).
 */
final class KeyTypes {

    private static final Set<String> STRINGS = Set.of("text", "character varying", "character", "name");

    /** For each type the types that may refer to it, itself left out. */
    private static final Map<String, Set<String>> REFERRING = Map.ofEntries(
            Map.entry("smallint", Set.of("integer", "bigint")),
            Map.entry("integer", Set.of("smallint", "bigint")),
            Map.entry("bigint", Set.of("smallint", "integer")),
            Map.entry("numeric", Set.of("smallint", "integer", "bigint")),
            Map.entry("real", Set.of("smallint", "integer", "bigint", "numeric", "double precision")),
            Map.entry("double precision", Set.of("smallint", "integer", "bigint", "numeric", "real")),
            Map.entry("date", Set.of("timestamp without time zone", "timestamp with time zone")),
            Map.entry("timestamp without time zone", Set.of("date", "timestamp with time zone")),
            Map.entry("timestamp with time zone", Set.of("date", "timestamp without time zone")),
            Map.entry("time without time zone", Set.of()),
            Map.entry("time with time zone", Set.of("time without time zone")),
            Map.entry("interval", Set.of("time without time zone")),
            Map.entry("boolean", Set.of()),
            Map.entry("uuid", Set.of()),
            Map.entry("bytea", Set.of()),
            Map.entry("inet", Set.of("cidr")),
            Map.entry("cidr", Set.of("inet")),
            Map.entry("text", STRINGS),
            Map.entry("character varying", STRINGS),
            Map.entry("character", STRINGS),
            Map.entry("name", STRINGS));

    private KeyTypes() {}

    /** Whether a column of a type may refer to one of another; so too where that is not certain. */
    static boolean mayRefer(DataType from, DataType to) {
        Set<String> referring = REFERRING.get(to.name());
        if (referring == null || !REFERRING.containsKey(from.name())) {
            return true;
        }
        if (from.isArray() || to.isArray()) {
            return from.isArray() && to.isArray() && from.name().equals(to.name());
        }
        return from.name().equals(to.name()) || referring.contains(from.name());
    }
}
