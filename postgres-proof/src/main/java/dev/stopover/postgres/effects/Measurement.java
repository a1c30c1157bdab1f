package dev.stopover.postgres.effects;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one statement did on one server.
 *
 * <p>{@code transactional} says whether it may run inside a transaction block; where it may not (25001) the rest was
 * measured outside of one. Relations in the schema {@code public} go without their schema. Relations that the statement
 * made are left out, and so are locks on indexes weaker than SHARE UPDATE EXCLUSIVE, which every query takes.
 */
public record Measurement(boolean transactional, Optional<Refusal> refusal, SortedMap<String, MeasuredTouch> touches) {

    /** The error with which PostgreSQL refused. */
    public record Refusal(String code, String message) {

        @Override
        public String toString() {
            return code + " " + message;
        }
    }

    public Measurement {
        touches = Collections.unmodifiableSortedMap(new TreeMap<>(touches));
    }

    /** The last three columns of a row of the table of measurements. */
    String toColumns() {
        StringBuilder written = new StringBuilder();
        for (Map.Entry<String, MeasuredTouch> touch : touches.entrySet()) {
            written.append(written.isEmpty() ? "" : "; ")
                    .append(touch.getValue().kind())
                    .append(' ')
                    .append(touch.getKey())
                    .append(": ")
                    .append(touch.getValue());
        }
        return "%s\t%s\t%s"
                .formatted(
                        transactional ? "yes" : "no",
                        refusal.map(Refusal::toString).orElse("-"),
                        written.isEmpty() ? "-" : written);
    }

    /** Reads what {@link #toColumns()} wrote. */
    static Measurement ofColumns(String transaction, String refusal, String relations) {
        SortedMap<String, MeasuredTouch> touches = new TreeMap<>();
        if (!relations.equals("-")) {
            for (String relation : relations.split("; ")) {
                int blank = relation.indexOf(' ');
                int colon = relation.indexOf(": ");
                MeasuredTouch.Kind kind =
                        MeasuredTouch.Kind.valueOf(relation.substring(0, blank).toUpperCase(Locale.ROOT));
                touches.put(
                        relation.substring(blank + 1, colon), MeasuredTouch.of(kind, relation.substring(colon + 2)));
            }
        }
        Optional<Refusal> refused = refusal.equals("-")
                ? Optional.empty()
                : Optional.of(new Refusal(refusal.substring(0, 5), refusal.substring(6)));
        return new Measurement(transaction.equals("yes"), refused, touches);
    }
}
