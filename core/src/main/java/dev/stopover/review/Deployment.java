package dev.stopover.review;

import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.change.Changes;
import dev.stopover.migration.Script;
import dev.stopover.review.Review.Step.When;
import dev.stopover.rollback.DataLoss;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Names;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a deployment needs besides running the migrations, as far as that depends on what they do. */
final class Deployment {

    private final Review review;
    private final List<Review.Step> steps = new ArrayList<>();

    private Deployment(Review review) {
        this.review = review;
    }

    static List<Review.Step> of(Review review) {
        Deployment deployment = new Deployment(review);
        deployment.before();
        deployment.during();
        deployment.after();
        return deployment.steps;
    }

    private void before() {
        if (review.changesByKind().keySet().stream()
                .anyMatch(kind -> review.matrix().of(kind).isPresent())) {
            add(When.BEFORE, "Get the approvals that are asked for, and let it run in staging as long.");
        }
        for (Review.PlacedChange change :
                review.changesByKind().getOrDefault(Changes.Kind.BREAKING_CHANGE, List.of())) {
            add(
                    When.BEFORE,
                    "Deploy code that can do with it: the migration %s (%s)."
                            .formatted(
                                    change.change().words(),
                                    review.place(change.script().file(), change.line())));
        }
        Set<String> lost = new LinkedHashSet<>();
        for (DataLoss loss : review.losses()) {
            if (lost.add(loss.what())) {
                add(
                        When.BEFORE,
                        "Back up %s: %s (%s)."
                                .formatted(
                                        loss.what(), loss.kind().words(), review.place(loss.script(), loss.place())));
            }
        }
        for (RollbackReview rollback : review.rollbacks()) {
            if (rollback.state() == RollbackReview.State.NONE) {
                add(
                        When.BEFORE,
                        "Agree on how to go back: %s has no rollback."
                                .formatted(rollback.migration().up().file().name()));
            }
        }
    }

    private void during() {
        for (Review.PlacedHold placed : review.longLocks()) {
            add(
                    When.DURING,
                    "Take a maintenance window, or mend it first: %s of %s wait from %s on, %s."
                            .formatted(
                                    placed.waiting(),
                                    Boxes.named(placed.hold().touch().name()),
                                    review.place(placed.script().file(), placed.line()),
                                    howLong(placed)));
        }
    }

    private String howLong(Review.PlacedHold placed) {
        List<String> sized = review.sized(placed);
        return sized.isEmpty()
                ? "the longer the more rows there are"
                : "while all of %s is worked through".formatted(Boxes.listed(sized));
    }

    private void after() {
        for (var migration : review.migrations()) {
            Script up = migration.up();
            for (Executed executed : up.executed()) {
                if (executed.statement() instanceof CreateIndex create && create.concurrently()) {
                    String name = create.index().map(Object::toString).orElse("of " + create.table());
                    add(
                            When.AFTER,
                            "See that index %s is valid; where its build failed, drop it before running it again."
                                    .formatted(name));
                }
            }
        }
        for (Table table : review.after().tables()) {
            Optional<Table> old = review.before().tables().stream()
                    .filter(each -> each.id() == table.id())
                    .findFirst();
            for (TableConstraint constraint : table.constraints().values()) {
                if (!constraint.validated()
                        && old.map(Table::constraints)
                                .filter(all -> all.containsKey(constraint.name()))
                                .isEmpty()) {
                    add(
                            When.AFTER,
                            "Validate constraint %s of %s in a later migration."
                                    .formatted(Names.quoted(constraint.name()), Boxes.named(table.name())));
                }
            }
        }
    }

    private void add(When when, String words) {
        steps.add(new Review.Step(when, words));
    }
}
