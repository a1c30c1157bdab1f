package dev.stopover.change;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** The form of a line, in words. */
    public static final String FORM = "a sort of change (%s), a colon and what it needs"
            .formatted(Stream.of(Changes.Kind.values()).map(Changes.Kind::id).collect(Collectors.joining(", ")));

    /** The matrix of lines that each say a sort of change, a colon and what it needs. */
    public static ApprovalMatrix of(Set<String> lines) {
        Map<Changes.Kind, String> demands = new EnumMap<>(Changes.Kind.class);
        for (String line : new TreeSet<>(lines)) {
            kind(line)
                    .ifPresent(kind -> demands.merge(
                            kind, line.substring(line.indexOf(':') + 1).strip(), (one, other) -> one + "; " + other));
        }
        return new ApprovalMatrix(demands);
    }

    /** Whether a line says what a sort of change needs. */
    public static boolean isLine(String line) {
        return kind(line).isPresent() && !line.substring(line.indexOf(':') + 1).isBlank();
    }

    private static Optional<Changes.Kind> kind(String line) {
        String id = line.substring(0, Math.max(0, line.indexOf(':'))).strip();
        return Stream.of(Changes.Kind.values())
                .filter(kind -> kind.id().equals(id))
                .findFirst();
    }

    /** What a sort of change needs, if anything. */
    public Optional<String> of(Changes.Kind kind) {
        return Optional.ofNullable(demands.get(kind));
    }
}
