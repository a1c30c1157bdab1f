package dev.stopover.postgres.effects;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The measurements as a page for people: {@code docs/locks.md}. */
final class LocksPage {

    private static final String INTRODUCTION = """
            # What statements do to a live database

            What each statement locks, rewrites and reads on PostgreSQL %d to %d, and what waits meanwhile. Every line was
            measured on a server: the statement ran on tables that were there before and held rows, while a second session
            read `pg_locks`; a relation is *rewritten* where it got a new file, and *read through* where all its rows
            were read. The cases are in `postgres-proof/src/main/resources/dev/stopover/postgres/effects/cases.sql`; the
            build measures them again. This page is made from the measurements and is not edited by hand.

            - Locks last until the transaction ends. A statement that must wait for a lock makes everybody wait who comes
              after it and wants a conflicting one.
            - A statement that neither rewrites, reads through nor builds an index is done at once when it has its locks.
              Only VACUUM and ANALYZE read without being seen to, and TRUNCATE gives a table a new file at once.
            - What holds off reads also holds off writes, and what holds off writes also holds off schema changes. "Schema
              changes" also stand for VACUUM, ANALYZE and index builds.
            - Tables that the statement itself creates are left out, and so are locks on indexes that hold up nothing but
              changes to the index. The locks of statements that were refused are not told.
            - *No* in the column *In a transaction* means error 25001 inside BEGIN … COMMIT; the rest of the line then tells
              of the statement outside.
            """;

    private LocksPage() {}

    static String write(List<Case> cases, Measurements measurements) {
        int oldest = cases.stream()
                .map(each -> measurements.of(each.id()).firstKey())
                .min(Integer::compare)
                .orElseThrow();
        int newest = cases.stream()
                .map(each -> measurements.of(each.id()).lastKey())
                .max(Integer::compare)
                .orElseThrow();
        StringBuilder page = new StringBuilder(INTRODUCTION.formatted(oldest, newest));
        String section = "";
        for (Case each : cases) {
            if (!each.section().equals(section)) {
                section = each.section();
                page.append("""

                        ## %s

                        | What | Statement | PostgreSQL | In a transaction | Locks and work | What waits |
                        |---|---|---|---|---|---|
                        """.formatted(section));
            }
            measurements
                    .outcomes(each.id())
                    .forEach((range, measurement) ->
                            page.append(row(each, range, measurement)).append('\n'));
        }
        return page.toString();
    }

    private static String row(Case each, String range, Measurement measurement) {
        return "| %s | `%s` | %s | %s | %s | %s |"
                .formatted(
                        cell(each.title()),
                        cell(each.statement().replaceAll("\\s+", " ").replaceAll(";$", "")),
                        range.replace("-", " to "),
                        measurement.transactional() ? "yes" : "no",
                        work(measurement),
                        waiting(measurement));
    }

    private static String work(Measurement measurement) {
        Optional<Measurement.Refusal> refusal = measurement.refusal();
        if (refusal.isPresent()) {
            return "refused: %s %s"
                    .formatted(refusal.get().code(), cell(refusal.get().message()));
        }
        List<String> parts = new ArrayList<>();
        measurement.touches().forEach((name, touch) -> {
            String kind = touch.kind() == MeasuredTouch.Kind.TABLE ? "" : word(touch.kind()) + " ";
            parts.add("%s`%s`: %s".formatted(kind, name, work(touch)));
        });
        return parts.isEmpty() ? "no lock on any relation" : String.join("<br>", parts);
    }

    private static String work(MeasuredTouch touch) {
        List<String> parts = new ArrayList<>();
        touch.lock().map(ServerLockMode::toString).ifPresent(parts::add);
        if (touch.rewritten()) {
            parts.add(touch.kind() == MeasuredTouch.Kind.INDEX ? "**built anew**" : "**rewritten**");
        }
        if (touch.scanned()) {
            parts.add("**read through**");
        }
        if (touch.indexed()) {
            parts.add("**builds an index**");
        }
        return String.join(", ", parts);
    }

    private static String waiting(Measurement measurement) {
        if (measurement.refusal().isPresent()) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, MeasuredTouch> entry : measurement.touches().entrySet()) {
            MeasuredTouch touch = entry.getValue();
            if (touch.kind() == MeasuredTouch.Kind.INDEX
                    || touch.kind() == MeasuredTouch.Kind.SEQUENCE
                    || touch.lock().isEmpty()) {
                continue;
            }
            String waiting = touch.lock().get().waiting();
            if (!waiting.equals("nothing")) {
                parts.add("%s on `%s`".formatted(waiting, entry.getKey()));
            }
        }
        return parts.isEmpty() ? "nothing" : String.join("<br>", parts);
    }

    private static String word(MeasuredTouch.Kind kind) {
        return kind == MeasuredTouch.Kind.MATVIEW ? "materialized view" : kind.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
