package dev.stopover.change;

import dev.stopover.catalog.DataType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What values of one type lose in another, by the casts that PostgreSQL makes on assignment (PostgreSQL 18 manual, 8.1 to
 * 8.5 and 10.4).
 *
 * @param words what happens to a value that does not fit, to follow a colon
 * @param silent whether values change without an error
 */
public record Narrowing(String words, boolean silent) {

    private static final List<String> INTEGERS = List.of("smallint", "integer", "bigint");
    private static final Set<String> STRINGS = Set.of("text", "character varying", "character");
    private static final Set<String> TIMESTAMPS = Set.of("timestamp without time zone", "timestamp with time zone");
    private static final int MICROSECONDS = 6;

    /** What values of the first type lose in the second, if both are PostgreSQL's own and something can be lost. */
    public static Optional<Narrowing> between(DataType from, DataType to) {
        if (from.isArray() != to.isArray()
                || from.schema().isPresent()
                || to.schema().isPresent()) {
            return Optional.empty();
        }
        if (STRINGS.contains(from.name()) && STRINGS.contains(to.name())) {
            return string(from, to);
        }
        if (from.name().equals("numeric") && to.name().equals("numeric")) {
            return numeric(from, to);
        }
        if (INTEGERS.contains(to.name())) {
            return integer(from.name(), to.name());
        }
        if (TIMESTAMPS.contains(from.name())) {
            return timestamp(from, to);
        }
        return from.name().equals("double precision") && to.name().equals("real")
                ? rounds("digits are lost after the sixth")
                : Optional.empty();
    }

    private static Optional<Narrowing> string(DataType from, DataType to) {
        int room = limit(to, to.name().equals("character") ? 1 : Integer.MAX_VALUE);
        int longest = limit(from, from.name().equals("character") ? 1 : Integer.MAX_VALUE);
        return room < longest
                ? fails("the migration fails on the first that is longer than %d characters".formatted(room))
                : Optional.empty();
    }

    private static Optional<Narrowing> numeric(DataType from, DataType to) {
        if (to.modifiers().isEmpty()) {
            return Optional.empty();
        }
        int scale = scale(to);
        boolean rounds = from.modifiers().isEmpty() || scale < scale(from);
        if (rounds) {
            return rounds("values are rounded to %d digits after the point".formatted(scale));
        }
        return to.modifiers().get(0) - scale < from.modifiers().get(0) - scale(from)
                ? fails("the migration fails on the first that is too large")
                : Optional.empty();
    }

    private static Optional<Narrowing> integer(String from, String to) {
        if (INTEGERS.contains(from)) {
            return INTEGERS.indexOf(to) < INTEGERS.indexOf(from)
                    ? fails("the migration fails on the first that is too large")
                    : Optional.empty();
        }
        return from.equals("numeric") || from.equals("double precision") || from.equals("real")
                ? rounds("values are rounded to whole numbers")
                : Optional.empty();
    }

    private static Optional<Narrowing> timestamp(DataType from, DataType to) {
        if (to.name().equals("date")) {
            return rounds("the time of day is forgotten");
        }
        if (to.name().startsWith("time ")) {
            return rounds("the date is forgotten");
        }
        int digits = limit(to, MICROSECONDS);
        return TIMESTAMPS.contains(to.name()) && digits < limit(from, MICROSECONDS)
                ? rounds("values are rounded to %d digits of a second".formatted(digits))
                : Optional.empty();
    }

    private static int limit(DataType type, int otherwise) {
        return type.modifiers().isEmpty() ? otherwise : type.modifiers().get(0);
    }

    private static int scale(DataType type) {
        return type.modifiers().size() > 1 ? type.modifiers().get(1) : 0;
    }

    private static Optional<Narrowing> fails(String words) {
        return Optional.of(new Narrowing(words, false));
    }

    private static Optional<Narrowing> rounds(String words) {
        return Optional.of(new Narrowing(words, true));
    }
}
