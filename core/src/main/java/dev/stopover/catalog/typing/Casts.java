package dev.stopover.catalog.typing;

import java.util.HashMap;
import java.util.Map;

/** PostgreSQL's own casts. */
final class Casts {

    private Casts() {}

    /** What stands on record of a cast: its context (e, a or i), method and volatility; empty if there is none. */
    static String find(Type from, Type to) {
        Map<Type, String> known = BuiltIn.CASTS.get(from);
        return known == null ? "" : known.getOrDefault(to, "");
    }

    /** Read when first asked for. */
    private static final class BuiltIn {

        private static final Map<Type, Map<Type, String>> CASTS = new HashMap<>();

        static {
            NamedLines.read("casts").forEach((name, entry) -> {
                if (entry.charAt(0) != '-') {
                    int at = VersionMarks.isMarked(entry) ? 1 : 0;
                    int colon = entry.indexOf(':');
                    CASTS.computeIfAbsent(TypeSystem.named(name), from -> new HashMap<>())
                            .put(TypeSystem.named(entry.substring(at, colon)), entry.substring(colon + 1));
                }
            });
        }
    }
}
