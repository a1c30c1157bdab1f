package dev.stopover.change;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who has to approve of which sort of change, and how long it stays in staging.
 *
 * @param demands what each sort of change needs, in words; sorts that need nothing are left out
 */
public record ApprovalMatrix(Map<Changes.Kind, String> demands) {

    /** Keeps a copy of the map. */
    public ApprovalMatrix {
        demands = Map.copyOf(demands);
    }

    /** The matrix of lines that each say a sort of change, a colon and what it needs. Other lines say nothing. */
    public static ApprovalMatrix of(Set<String> lines) {
        Map<Changes.Kind, String> demands = new EnumMap<>(Changes.Kind.class);
        for (String line : new TreeSet<>(lines)) {
            int colon = line.indexOf(':');
            String id = colon < 0 ? "" : line.substring(0, colon).strip();
            for (Changes.Kind kind : Changes.Kind.values()) {
                if (kind.id().equals(id)) {
                    demands.merge(kind, line.substring(colon + 1).strip(), (one, other) -> one + "; " + other);
                }
            }
        }
        return new ApprovalMatrix(demands);
    }

    /** What a sort of change needs, if anything. */
    public Optional<String> of(Changes.Kind kind) {
        return Optional.ofNullable(demands.get(kind));
    }
}
