package dev.stopover.postgres.effects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a statement did to one relation that was there before.
 *
 * <p>{@code lock} is the strongest lock it held or waited for; {@code rewritten} says that the relation got a new file
 * (for an index: it was built anew); {@code scanned} that all its rows were read; {@code indexed} that a new index was
 * built over it.
 */
public record MeasuredTouch(
        Kind kind, Optional<ServerLockMode> lock, boolean rewritten, boolean scanned, boolean indexed) {

    /** What kind of relation was touched. */
    public enum Kind {
        TABLE,
        MATVIEW,
        VIEW,
        INDEX,
        SEQUENCE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether there is anything to tell. */
    boolean isTrace() {
        return lock.isPresent() || rewritten || scanned || indexed;
    }

    /** The touch as the table of measurements writes it: {@code ACCESS EXCLUSIVE, rewrite, scan}. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        lock.map(ServerLockMode::toString).ifPresent(parts::add);
        if (rewritten) {
            parts.add("rewrite");
        }
        if (scanned) {
            parts.add("scan");
        }
        if (indexed) {
            parts.add("index");
        }
        return String.join(", ", parts);
    }

    /** Reads what {@link #toString()} wrote. */
    static MeasuredTouch of(Kind kind, String written) {
        List<String> parts = List.of(written.split(", "));
        Optional<ServerLockMode> lock = Arrays.stream(ServerLockMode.values())
                .filter(mode -> parts.contains(mode.toString()))
                .findFirst();
        return new MeasuredTouch(
                kind, lock, parts.contains("rewrite"), parts.contains("scan"), parts.contains("index"));
    }
}
