package dev.stopover.report.review;

import dev.stopover.migration.Migration;
import dev.stopover.review.Review;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The report that is written after the deployment of a migration, in Markdown: what files say is filled in, the rest is left
 * to whoever deployed it.
 */
public final class DeploymentReport {

    private static final String OPEN = "…";

    private DeploymentReport() {}

    /** The report of the one migration that was reviewed. */
    public static String of(Review review) {
        Migration migration = review.migrations().get(0);
        ReviewSections sections = new ReviewSections(review);
        return ReviewMarkdown.of(
                "Deployment report",
                List.of(
                        Section.table(
                                "",
                                List.of(new Section.Column("", false), new Section.Column("", false)),
                                head(migration),
                                "",
                                3_000),
                        Section.list("What it changed", sections.schema(), "The schema stayed as it was.", 8_000),
                        sections.locksExpected(),
                        sections.accessChanged(),
                        Section.tasks("Verified after it", verifications(review, migration), "", 8_000),
                        Section.list("Way back", sections.rollbacks(), "", 6_000),
                        Section.tasks("Problems, and what was done about them", List.of(OPEN), "", 1_000),
                        Section.tasks("Left to do", leftToDo(review), "", 5_000)));
    }

    private static List<List<String>> head(Migration migration) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Migration", (migration.version() + " " + migration.name()).strip()));
        rows.add(List.of("File", migration.up().file().path()));
        rows.add(List.of("Run by", migration.up().delivery().runnerShown()));
        rows.add(List.of("Transactions", migration.up().transaction().words()));
        rows.add(
                List.of("Statements", String.valueOf(migration.up().statements().size())));
        for (String open : List.of("Environment", "Begun at", "Ended at", "Run by whom", "Approved by", "Result")) {
            rows.add(List.of(open, OPEN));
        }
        return rows;
    }

    private static List<String> verifications(Review review, Migration migration) {
        Optional<String> script = migration.verify().map(verify -> verify.file().path() + " ran without an error.");
        Stream<String> found = ReviewSections.difference(review).changes().stream()
                .filter(change -> change.owner().isEmpty()
                        && !change.object().equals("privileges")
                        && !change.object().equals("comment"))
                .map(change -> switch (change.kind()) {
                    case ADDED, RENAMED -> "%s %s is there.".formatted(change.object(), change.name());
                    case REMOVED -> "%s %s is gone.".formatted(change.object(), change.name());
                    case CHANGED -> "%s %s is as it should be.".formatted(change.object(), change.name());
                })
                .map(ReviewSummary::capital);
        List<String> all = new ArrayList<>();
        script.ifPresent(all::add);
        found.forEach(all::add);
        all.add("The applications that use it work, and their logs are quiet.");
        return all;
    }

    private static List<String> leftToDo(Review review) {
        List<String> all = new ArrayList<>();
        review.steps().stream()
                .filter(step -> step.when() == Review.Step.When.AFTER)
                .forEach(step -> all.add(step.words()));
        all.add(OPEN);
        return all;
    }
}
