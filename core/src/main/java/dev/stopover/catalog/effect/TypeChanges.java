package dev.stopover.catalog.effect;

import dev.stopover.catalog.BuiltIn;
import dev.stopover.catalog.DataType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which changes of type keep the rows as they are: casts without a function (pg_cast), and the changes of length that
 * PostgreSQL's planner knows to do nothing (varchar_support and its kin).
 */
final class TypeChanges {

    /** Casts without a function, besides those among strings: PostgreSQL's own, and citext's. */
    private static final Map<String, Set<String>> SAME_BYTES = Map.of(
            "text", Set.of("character varying", "citext"),
            "character varying", Set.of("text", "citext"),
            "citext", Set.of("text", "character varying"),
            "cidr", Set.of("inet"),
            "bit", Set.of("bit varying"),
            "xml", Set.of("text", "character varying"),
            "integer", Set.of("oid", "regclass", "regtype", "regproc", "regprocedure", "regrole", "regnamespace"),
            "oid", Set.of("integer", "regclass", "regtype", "regproc", "regprocedure", "regrole", "regnamespace"));

    private static final Set<String> TIMESTAMPS = Set.of("timestamp without time zone", "timestamp with time zone");
    private static final Set<String> UTC = Set.of("utc", "etc/utc", "uct", "etc/uct", "zulu", "gmt", "etc/gmt", "0");

    private TypeChanges() {}

    static boolean isBuiltIn(String name) {
        return BuiltIn.isType(name);
    }

    static boolean isUtc(String timeZone) {
        return UTC.contains(timeZone.toLowerCase(Locale.ROOT));
    }

    /** Whether values of one type, neither a domain nor an array, have to be written anew as another. */
    static Truth rewrites(DataType from, DataType to, int major, Truth utc) {
        if (from.name().equals(to.name()) && from.schema().equals(to.schema())) {
            return Truth.of(!holds(from.name(), from.modifiers(), to.modifiers()));
        }
        if (TIMESTAMPS.contains(from.name()) && TIMESTAMPS.contains(to.name())) {
            boolean shortened = !to.modifiers().isEmpty() && to.modifiers().get(0) < 6;
            return major < 12 || shortened ? Truth.YES : utc == Truth.UNKNOWN ? Truth.UNKNOWN : Truth.of(utc.isNo());
        }
        if (SAME_BYTES.getOrDefault(from.name(), Set.of()).contains(to.name())) {
            return Truth.of(!to.modifiers().isEmpty() && !keepsLength(from, to));
        }
        return Truth.YES;
    }

    /** Whether an index on a column has to be built anew although its rows stay: its order is that of another type. */
    static boolean changesOrder(DataType from, DataType to) {
        boolean strings = from.name().equals("text") && to.name().equals("character varying")
                || from.name().equals("character varying") && to.name().equals("text");
        boolean networks = from.name().equals("cidr") && to.name().equals("inet");
        return !from.name().equals(to.name()) && !strings && !networks;
    }

    private static boolean keepsLength(DataType from, DataType to) {
        return from.name().equals("character varying")
                && to.name().equals("character varying")
                && holds(from.name(), from.modifiers(), to.modifiers());
    }

    /** Whether all values of a type with some modifiers are values of the same type with others. */
    private static boolean holds(String type, List<Integer> from, List<Integer> to) {
        return switch (type) {
            case "character varying", "bit varying" -> to.isEmpty() || !from.isEmpty() && to.get(0) >= from.get(0);
            case "numeric" -> to.isEmpty() || !from.isEmpty() && scale(from) == scale(to) && to.get(0) >= from.get(0);
            case "timestamp without time zone",
                    "timestamp with time zone",
                    "time without time zone",
                    "time with time zone",
                    "interval" -> to.isEmpty() || to.get(0) >= 6 || !from.isEmpty() && to.get(0) >= from.get(0);
            default -> from.equals(to);
        };
    }

    private static int scale(List<Integer> modifiers) {
        return modifiers.size() > 1 ? modifiers.get(1) : 0;
    }
}
