package dev.stopover.review;

import dev.stopover.migration.Migration;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.UnreadStatement;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The boxes about the files themselves: header, name, whether PostgreSQL takes them, transactions, verification. */
final class FileBoxes {

    private final Review review;
    private final Boxes boxes;

    FileBoxes(Review review, Boxes boxes) {
        this.review = review;
        this.boxes = boxes;
    }

    void add() {
        boxes.rules(
                "The header says what it is for, and what breaks",
                "It does.",
                Set.of("incomplete-header", "unfilled-placeholder", "undeclared-breaking-change"),
                "incomplete-header");
        boxes.rules(
                "Its name and number are right, and older migrations are as they were",
                "They are.",
                Set.of("malformed-file-name", "duplicate-version", "out-of-order-version", "edited-migration"));
        Optional<String> unread = unread();
        String taken = "PostgreSQL takes every statement";
        unread.ifPresent(place -> boxes.add(taken, Box.Answer.NO, "It does not read the one on " + place + "."));
        if (unread.isEmpty()) {
            refusals(taken);
        }
        String modes = review.migrations().stream()
                .map(migration -> migration.up().transaction().words())
                .distinct()
                .collect(Collectors.joining("; "));
        boxes.rules(
                "It takes effect as a whole or not at all",
                "It runs as: " + modes + ".",
                Set.of(
                        "missing-transaction",
                        "unbalanced-transaction",
                        "transaction-owned-by-runner",
                        "not-alone-in-file",
                        "forbidden-in-transaction"));
        boxes.rules(
                "It can run twice",
                "Each statement minds what is there already.",
                Set.of(
                        "missing-if-not-exists",
                        "missing-if-exists",
                        "unguarded-create",
                        "if-not-exists-hides-difference"));
        boxes.rules("It verifies what it did", "It does.", Set.of("missing-verification", "missing-verification-test"));
    }

    /** The first statement that is no SQL. */
    private Optional<String> unread() {
        for (Migration migration : review.migrations()) {
            for (Executed executed : migration.up().executed()) {
                if (executed.statement() instanceof UnreadStatement statement
                        && statement.error().isPresent()) {
                    return Optional.of(review.place(migration.up(), executed));
                }
            }
        }
        return Optional.empty();
    }

    private void refusals(String title) {
        boxes.rules(
                title,
                "None is refused on the schema as it is replayed.",
                Set.of(
                        "syntax-error",
                        "refused-statement",
                        "unknown-object",
                        "duplicate-object",
                        "blocked-by-dependent",
                        "enum-value-used-too-early",
                        "forbidden-in-transaction",
                        "forbidden-outside-transaction",
                        "policy-clause-mismatch",
                        "splitter-divergence"));
    }
}
