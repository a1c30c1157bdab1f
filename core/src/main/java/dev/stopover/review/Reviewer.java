package dev.stopover.review;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.change.ApprovalMatrix;
import dev.stopover.change.Changes;
import dev.stopover.engine.Analysis;
import dev.stopover.engine.LockTimeline;
import dev.stopover.engine.SafetyNet;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.rollback.DataLoss;
import dev.stopover.rollback.Doubt;
import dev.stopover.rollback.Undoing;
import dev.stopover.rule.Finding;
import dev.stopover.rule.ToolError;
import dev.stopover.syntax.Answers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Looks at the migrations that are judged as a reviewer does. */
public final class Reviewer {

    private final ApprovalMatrix matrix;
    private final Predicate<String> asked;
    private final Answers answers;
    private final List<ToolError> errors = new ArrayList<>();

    /**
     * A reviewer.
     *
     * @param matrix who approves of what
     * @param asked whether a rule of an id has judged the migrations
     * @param answers what can be said of expressions and queries
     */
    public Reviewer(ApprovalMatrix matrix, Predicate<String> asked, Answers answers) {
        this.matrix = matrix;
        this.asked = asked;
        this.answers = answers;
    }

    /** What could not be done. */
    public List<ToolError> errors() {
        return List.copyOf(errors);
    }

    /**
     * A review for each run of migrations that follow one another and are judged, the oldest first.
     *
     * @param analysis the replay of their history
     * @param findings what the rules found in them; suppressed findings are left out
     */
    public List<Review> review(Analysis analysis, List<Finding> findings) {
        List<LockTimeline> timelines = LockTimeline.of(analysis, answers, errors);
        ChangeSet changes = analysis.changes();
        List<Review> reviews = new ArrayList<>();
        List<Integer> run = new ArrayList<>();
        for (int number = 0; number <= analysis.steps().size(); number++) {
            boolean judged = number < analysis.steps().size()
                    && changes.migrations()
                            .contains(analysis.steps().get(number).migration());
            if (judged) {
                run.add(number);
            } else if (!run.isEmpty()) {
                reviews.add(review(analysis, run, timelines, findings));
                run.clear();
            }
        }
        return reviews;
    }

    private Review review(Analysis analysis, List<Integer> run, List<LockTimeline> timelines, List<Finding> findings) {
        List<Analysis.Step> steps = run.stream().map(analysis.steps()::get).toList();
        List<Migration> migrations =
                steps.stream().map(Analysis.Step::migration).toList();
        List<Review.PlacedChange> changes = new ArrayList<>();
        List<RollbackReview> rollbacks = new ArrayList<>();
        for (int number : run) {
            Analysis.Step step = analysis.steps().get(number);
            SafetyNet.under(
                    step.migration().up(), "The review of its changes", errors, () -> changes.addAll(changes(step)));
            rollbacks.add(rollback(analysis, number));
        }
        Catalog before = steps.get(0).before().catalog();
        Catalog after = steps.get(steps.size() - 1).after().catalog();
        List<Finding> found = findings.stream()
                .filter(finding ->
                        !finding.suppressed() && migrations.stream().anyMatch(migration -> isIn(finding, migration)))
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        List<LockTimeline> locks = timelines.stream()
                .filter(timeline -> migrations.contains(timeline.migration()))
                .toList();
        Review facts = new Review(
                analysis.changes().history(),
                migrations,
                analysis.steps().get(0).before().catalog(),
                before,
                after,
                matrix,
                changes,
                locks,
                found,
                AccessChanges.of(analysis.changes().history(), before, after),
                rollbacks,
                migrations.stream()
                        .flatMap(migration -> Doubt.of(migration.up(), answers).stream())
                        .toList(),
                List.of(),
                List.of());
        return facts.with(Checklist.of(facts, asked), Deployment.of(facts));
    }

    private List<Review.PlacedChange> changes(Analysis.Step step) {
        Script up = step.migration().up();
        List<Moment> moments = new ArrayList<>();
        State state = step.before();
        for (int i = 0; i < up.executed().size(); i++) {
            Moment moment = new Moment(up.executed().get(i), up.transactions().get(i), state, step.effects(), i);
            moments.add(moment);
            state = moment.after();
        }
        return Changes.of(step.before(), step.after(), moments).stream()
                .map(change -> new Review.PlacedChange(change, up))
                .toList();
    }

    private RollbackReview rollback(Analysis analysis, int number) {
        Analysis.Step step = analysis.steps().get(number);
        Migration migration = step.migration();
        List<Undoing> undoing = new ArrayList<>();
        if (migration.isTakenBack()) {
            SafetyNet.under(
                    migration.up(),
                    "The check of its rollback",
                    errors,
                    () -> undoing.add(
                            Undoing.of(analysis.changes().history(), number, step.before(), step.after(), answers)));
        }
        Optional<Undoing> tried = undoing.stream().findFirst();
        List<DataLoss> losses = tried.map(Undoing::losses).orElseGet(() -> DataLoss.of(migration, step.before()));
        return new RollbackReview(migration, tried, losses);
    }

    private static boolean isIn(Finding finding, Migration migration) {
        return migration
                .scripts()
                .anyMatch(script -> finding.file().path().equals(script.file().path())
                        && script.range().contains(finding.range()));
    }
}
