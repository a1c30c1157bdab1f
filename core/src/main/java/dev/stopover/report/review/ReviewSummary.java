package dev.stopover.report.review;

import dev.stopover.report.locks.LockWords;
import dev.stopover.review.Review;
import dev.stopover.rollback.DataLoss;
import dev.stopover.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What matters most of a review. */
final class ReviewSummary {

    private static final int NAMED = 5;

    private final Review review;

    ReviewSummary(Review review) {
        this.review = review;
    }

    /** What matters most, a line each. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = review.findings().stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
            if (count > 0) {
                counts.add(count + " " + severity.id() + (count == 1 ? "" : "s"));
            }
        }
        lines.add(counts.isEmpty() ? "No findings." : String.join(", ", counts) + ".");
        for (Review.PlacedHold placed : review.longLocks()) {
            lines.add("%s of %s wait while rows are worked through."
                    .formatted(
                            capital(placed.waiting()),
                            LockWords.name(placed.hold().touch().name())));
        }
        List<String> lost =
                review.losses().stream().map(DataLoss::what).distinct().toList();
        if (!lost.isEmpty()) {
            lines.add("Lost for good: " + named(lost) + ".");
        }
        long without = review.rollbacks().stream()
                .filter(rollback -> switch (rollback.state()) {
                    case NONE, DIFFERS, FAILS -> true;
                    case NOT_NEEDED, RESTORES, RESTORES_SCHEMA, UNKNOWN -> false;
                })
                .count();
        if (without > 0) {
            lines.add(
                    review.rollbacks().size() == 1
                            ? "There is no rollback that works."
                            : "%d of %d migrations have no rollback that works."
                                    .formatted(without, review.rollbacks().size()));
        }
        List<String> opened = opened(review, false);
        if (!opened.isEmpty()) {
            lines.add("More can be read or written of: " + named(opened) + ".");
        }
        List<String> called = opened(review, true);
        if (!called.isEmpty()) {
            lines.add("More can be called: " + named(called) + ".");
        }
        if (!review.doubts().isEmpty()) {
            lines.add("Not followed: "
                    + review.doubts().stream()
                            .limit(NAMED)
                            .map(doubt -> review.place(doubt.script().file(), doubt.line()) + ": " + doubt.reason())
                            .collect(Collectors.joining(" "))
                    + more(review.doubts().size()));
        }
        return lines;
    }

    private static List<String> opened(Review review, boolean calls) {
        return review.access().stream()
                .filter(change -> change.widens() && change.isCall() == calls)
                .map(change -> LockWords.name(change.object()) + change.arguments())
                .distinct()
                .toList();
    }

    private static String more(int count) {
        return count > NAMED ? " And %d more.".formatted(count - NAMED) : "";
    }

    /** The first of some names, and how many more there are. */
    static String named(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() > NAMED ? first + " and %d more".formatted(names.size() - NAMED) : first;
    }

    /** A word as a sentence begins. */
    static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
