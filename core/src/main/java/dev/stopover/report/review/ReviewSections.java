package dev.stopover.report.review;

import dev.stopover.catalog.Catalog;
import dev.stopover.engine.LockTimeline;
import dev.stopover.report.locks.LockWords;
import dev.stopover.report.rollbacks.RollbacksText;
import dev.stopover.report.schema.SchemaDifference;
import dev.stopover.report.schema.ShownSchema;
import dev.stopover.review.AccessChange;
import dev.stopover.review.Box;
import dev.stopover.review.Review;
import dev.stopover.review.RollbackReview;
import dev.stopover.rollback.Undoing;
import dev.stopover.rule.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parts of a review, in the order in which a reader needs them. */
final class ReviewSections {

    private static final int NAMED = 5;

    private final Review review;
    private final SchemaDifference difference;

    ReviewSections(Review review) {
        this.review = review;
        this.difference = difference(review);
    }

    /** How the schema is different after the migrations. */
    static SchemaDifference difference(Review review) {
        return SchemaDifference.between(shown(review, review.before()), shown(review, review.after()));
    }

    private static ShownSchema shown(Review review, Catalog catalog) {
        return ShownSchema.of(review.history(), catalog, review.beginning(), Optional.empty());
    }

    /** What the migrations are, as a heading: a file's path, or the first and the last of several. */
    String title() {
        String first = review.migrations().get(0).up().file().path();
        int count = review.migrations().size();
        return count == 1
                ? first
                : "%s … %s (%d migrations)"
                        .formatted(
                                first,
                                review.migrations().get(count - 1).up().file().name(),
                                count);
    }

    List<Section> all() {
        List<String> lines = new SchemaWords(difference).lines();
        return List.of(
                Section.list("", new ReviewSummary(review).lines(), "", 3_000),
                Section.table(
                        "Findings",
                        List.of(column("Where"), column("Severity"), code("Rule"), column("Finding")),
                        review.findings().stream().map(this::finding).toList(),
                        "No findings.",
                        13_000),
                Section.list("Schema", schema(), asFarAs("The schema stays as it is"), 5_000),
                Section.diff(lines, 11_000),
                Section.table(
                        "Approval",
                        List.of(code("Change"), column("What"), column("Needs")),
                        approvals(),
                        asFarAs("None of the changes that need approval"),
                        4_000),
                locksExpected(),
                accessChanged(),
                Section.list("Rollback", rollbacks(), "", 4_000),
                new Section("Checklist", Section.Shape.CHECKS, List.of(), checks(), "", 5_000),
                Section.list(
                        "Deployment",
                        review.steps().stream()
                                .map(step -> ReviewSummary.capital(step.when().id()) + ": " + step.words())
                                .toList(),
                        asFarAs("Nothing besides running it"),
                        3_000));
    }

    /** The locks on what others use. */
    Section locksExpected() {
        return Section.table(
                "Locks",
                List.of(
                        code("Table"),
                        column("Lock"),
                        column("From"),
                        column("Until"),
                        column("What waits"),
                        column("Work meanwhile")),
                locks(),
                asFarAs("It locks no table that others use"),
                6_000);
    }

    /** Who may do what and could not. */
    Section accessChanged() {
        return Section.table(
                "Access",
                List.of(code("Relation"), column("Who"), column("May"), code("Before"), code("After")),
                access(),
                "Nobody can read, write or call what they could not, as far as the migrations say"
                        + (review.doubts().isEmpty() ? "." : " and can be followed."),
                6_000);
    }

    /** What is different in the schema, a sentence each. */
    List<String> schema() {
        return new SchemaWords(difference).sentences();
    }

    /** What nobody followed is not denied. */
    private String asFarAs(String sentence) {
        return sentence + (review.doubts().isEmpty() ? "." : ", as far as the statements can be followed.");
    }

    private static Section.Column column(String title) {
        return new Section.Column(title, false);
    }

    private static Section.Column code(String title) {
        return new Section.Column(title, true);
    }

    private List<String> finding(Finding finding) {
        return List.of(
                review.place(finding.file(), finding.start().line()),
                finding.severity().id(),
                finding.rule(),
                finding.message() + finding.help().map(help -> "\n" + help).orElse(""));
    }

    private List<List<String>> approvals() {
        List<List<String>> rows = new ArrayList<>();
        review.changesByKind()
                .forEach((kind, changes) -> rows.add(List.of(
                        kind.id(),
                        changes.stream()
                                        .limit(NAMED)
                                        .map(change -> change.change().words())
                                        .distinct()
                                        .collect(Collectors.joining(", "))
                                + (changes.size() > NAMED ? " and %d more".formatted(changes.size() - NAMED) : ""),
                        review.matrix().of(kind).orElse("no more than this review"))));
        return rows;
    }

    private List<List<String>> locks() {
        List<List<String>> rows = new ArrayList<>();
        for (LockTimeline timeline : review.locks()) {
            LockWords words = new LockWords(timeline);
            for (LockTimeline.Hold hold : timeline.holds()) {
                if (hold.touch().kind().holdsRows()) {
                    rows.add(List.of(
                            LockWords.name(hold.touch().name()),
                            hold.lock().toString(),
                            review.place(
                                    timeline.script().file(), hold.strongest().line()),
                            words.until(hold.from()),
                            hold.touch().blocks().orElse("nothing"),
                            LockWords.works(hold)));
                }
            }
        }
        return rows;
    }

    /** A row for the relations of which the same roles can do the same. */
    private List<List<String>> access() {
        Map<List<String>, List<String>> relations = new LinkedHashMap<>();
        for (AccessChange change : review.access()) {
            List<String> cells = List.of(
                    change.roles().stream()
                            .map(role -> role.equals("public") ? "every role" : role)
                            .collect(Collectors.joining(", ")),
                    String.join(", ", change.commands()),
                    change.words(change.before()),
                    change.words(change.after()));
            relations
                    .computeIfAbsent(cells, each -> new ArrayList<>())
                    .add((change.kind().equals("table") ? "" : change.kind() + " ")
                            + LockWords.name(change.object())
                            + change.arguments());
        }
        List<List<String>> rows = new ArrayList<>();
        relations.forEach((cells, names) -> {
            List<String> row = new ArrayList<>(List.of(ReviewSummary.named(names)));
            row.addAll(cells);
            rows.add(row);
        });
        return rows;
    }

    /** Whether there is a way back. */
    List<String> rollbacks() {
        List<String> lines = new ArrayList<>();
        for (RollbackReview rollback : review.rollbacks()) {
            String name = review.rollbacks().size() == 1
                    ? ""
                    : rollback.migration().up().file().name() + ": ";
            lines.add(name + state(rollback));
            rollback.undoing().ifPresent(undoing -> details(undoing, lines));
            rollback.losses()
                    .forEach(loss -> lines.add("Does not come back: %s of %s (%s)."
                            .formatted(loss.kind().words(), loss.what(), review.place(loss.script(), loss.place()))));
        }
        return lines;
    }

    private static String state(RollbackReview rollback) {
        String down =
                rollback.migration().down().map(script -> script.file().path()).orElse("");
        return switch (rollback.state()) {
            case NONE -> "There is none.";
            case NOT_NEEDED -> "None is needed: it takes back an earlier migration itself.";
            case RESTORES -> down + " restores the schema.";
            case RESTORES_SCHEMA -> down + " restores the schema, not the data.";
            case DIFFERS -> down + " leaves another schema than there was.";
            case FAILS -> down + " fails.";
            case UNKNOWN -> down + " is there, and what it comes to cannot be followed.";
        };
    }

    private static void details(Undoing undoing, List<String> lines) {
        undoing.failed().ifPresent(failed -> lines.add(RollbacksText.failure(failed)));
        if (undoing.failed().isEmpty()) {
            undoing.gaps().forEach(gap -> lines.add(RollbacksText.sentence(gap.difference())));
        }
    }

    private List<List<String>> checks() {
        List<List<String>> rows = new ArrayList<>();
        for (Box box : review.checklist()) {
            rows.add(List.of(box.answer().id(), box.title() + ".", box.reason()));
        }
        return rows;
    }
}
