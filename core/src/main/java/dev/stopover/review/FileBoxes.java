package dev.stopover.review;

import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.syntax.Begin;
import dev.stopover.syntax.Commit;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.SetParameter;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.UnreadStatement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The boxes about the files themselves: header, name, whether PostgreSQL takes them, transactions, verification. */
final class FileBoxes {

    private final Review review;
    private final Boxes boxes;

    FileBoxes(Review review, Boxes boxes) {
        this.review = review;
        this.boxes = boxes;
    }

    void add() {
        boxes.plainly(
                "The header says what it is for, and what breaks",
                "It does.",
                Set.of("incomplete-header", "unfilled-placeholder", "undeclared-breaking-change"),
                "incomplete-header");
        boxes.plainly(
                "Its name and number are right, and older migrations are as they were",
                "They are.",
                Set.of("malformed-file-name", "duplicate-version", "out-of-order-version", "edited-migration"));
        Optional<String> unread = unread();
        String taken = "PostgreSQL takes every statement";
        unread.ifPresent(place -> boxes.add(taken, Box.Answer.NO, "It does not read the one on " + place + "."));
        if (unread.isEmpty()) {
            refusals(taken);
        }
        whole();
        twice();
        boxes.rules("It verifies what it did", "It does.", Set.of("missing-verification", "missing-verification-test"));
    }

    private void twice() {
        String title = "It can run twice";
        Set<String> rules = Set.of(
                "missing-if-not-exists", "missing-if-exists", "unguarded-create", "if-not-exists-hides-difference");
        Optional<Executed> first = review.migrations().stream()
                .flatMap(migration -> migration.up().executed().stream())
                .filter(executed -> !Guarded.is(executed.statement()))
                .findFirst();
        if (first.isPresent() && boxes.of(rules).isEmpty()) {
            boxes.add(
                    title,
                    Box.Answer.NOT_NEEDED,
                    "It cannot, and %s runs it once."
                            .formatted(review.history().runner().title()));
        } else {
            boxes.rules(title, "Each statement minds what is there already.", rules);
        }
    }

    private void whole() {
        String title = "It takes effect as a whole or not at all";
        Set<String> rules = Set.of(
                "missing-transaction",
                "unbalanced-transaction",
                "transaction-owned-by-runner",
                "not-alone-in-file",
                "forbidden-in-transaction");
        int parts = 0;
        for (Migration migration : review.migrations()) {
            parts = Math.max(parts, parts(migration.up()));
        }
        if (parts <= 1 || !boxes.of(rules).isEmpty()) {
            boxes.rules(title, "All of it stands in one transaction.", rules);
        } else {
            boxes.add(
                    title,
                    Box.Answer.HUMAN,
                    "It takes effect in %d steps: where one fails, those before it stay.".formatted(parts));
        }
    }

    /** In how many steps a script takes effect. */
    private static int parts(Script script) {
        Set<Integer> transactions = new HashSet<>();
        for (int at = 0; at < script.executed().size(); at++) {
            Statement statement = script.executed().get(at).statement();
            if (!(statement instanceof Begin || statement instanceof Commit || statement instanceof SetParameter)) {
                transactions.add(script.transactions().get(at).number());
            }
        }
        return transactions.size();
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
