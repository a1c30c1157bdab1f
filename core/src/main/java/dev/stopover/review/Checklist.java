package dev.stopover.review;

import dev.stopover.catalog.Function;
import dev.stopover.catalog.Table;
import dev.stopover.change.Changes;
import dev.stopover.rollback.DataLoss;
import dev.stopover.rule.Finding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The checklist of the guides, each box decided as far as files decide it. */
final class Checklist {

    private final Review review;
    private final Boxes boxes;

    private Checklist(Review review, Predicate<String> asked) {
        this.review = review;
        this.boxes = new Boxes(review, asked);
    }

    static List<Box> of(Review review, Predicate<String> asked) {
        Checklist checklist = new Checklist(review, asked);
        new FileBoxes(review, checklist.boxes).add();
        checklist.live();
        checklist.data();
        checklist.access();
        checklist.design();
        checklist.rollback();
        checklist.human();
        return checklist.boxes.all();
    }

    private void live() {
        String title = "Reads and writes go on while it runs";
        List<Review.PlacedHold> blocking = review.blockingLocks();
        List<Review.PlacedHold> longest = review.longLocks();
        List<Review.PlacedHold> brief =
                blocking.stream().filter(review::isShort).toList();
        if (!longest.isEmpty()) {
            boxes.add(title, Box.Answer.NO, "It holds locks while rows are worked through: " + held(longest) + ".");
        } else if (!brief.isEmpty()) {
            boxes.unlessDoubted(
                    title,
                    Box.Answer.YES,
                    "It holds %s, while only small tables are worked through: %s."
                            .formatted(
                                    held(brief),
                                    Boxes.listed(brief.stream()
                                            .flatMap(placed -> review.sized(placed).stream())
                                            .toList())));
        } else if (review.locks().stream()
                .allMatch(timeline -> timeline.entries().isEmpty())) {
            boxes.unlessDoubted(title, Box.Answer.NOT_NEEDED, "It touches nothing that others use.");
        } else if (blocking.isEmpty()) {
            boxes.unlessDoubted(title, Box.Answer.YES, "No lock keeps reads or writes waiting.");
        } else {
            boxes.unlessDoubted(
                    title,
                    Box.Answer.YES,
                    "Locks are held for a moment only, once they are got: "
                            + Boxes.listed(blocking.stream()
                                    .map(hold -> Boxes.named(hold.hold().touch().name()))
                                    .distinct()
                                    .toList())
                            + ".");
        }
        if (!blocking.isEmpty()) {
            boxes.rules(
                    "It gives up rather than queue for a lock",
                    "A lock_timeout is set.",
                    Set.of("missing-lock-timeout"));
        }
        List<Review.PlacedChange> breaking =
                review.changesByKind().getOrDefault(Changes.Kind.BREAKING_CHANGE, List.of());
        String works = "Code that runs now works with it";
        Set<String> compatibility = Set.of("renamed-object", "required-column-added");
        if (breaking.isEmpty()) {
            boxes.rules(
                    works, "It drops, renames, narrows, requires and revokes nothing that was there.", compatibility);
        } else {
            boxes.add(
                    works,
                    Box.Answer.NO,
                    "It "
                            + Boxes.listed(breaking.stream()
                                    .map(change -> change.change().words() + " ("
                                            + review.place(change.script().file(), change.line()) + ")")
                                    .toList())
                            + ".");
        }
    }

    private void data() {
        List<DataLoss> losses = review.losses();
        String title = "No rows or values are lost";
        if (losses.isEmpty()) {
            boxes.unlessDoubted(title, Box.Answer.YES, "Nothing is dropped, emptied or overwritten that had any.");
        } else {
            boxes.add(
                    title,
                    Box.Answer.NO,
                    Boxes.listed(losses.stream().map(boxes::words).toList()) + ".");
        }
        if (review.changesByKind().containsKey(Changes.Kind.DATA_MIGRATION)) {
            boxes.rules(
                    "Rows are changed in batches and with a condition",
                    "Nothing was found against that.",
                    Set.of("unfiltered-dml", "unbatched-backfill", "backfill-under-exclusive-lock"));
        }
        boxes.rules(
                "No data of real people and no secrets are in it",
                "None were seen.",
                Set.of(
                        "production-data",
                        "hardcoded-secret",
                        "hardcoded-credential",
                        "bulk-data",
                        "environment-specific-value"));
    }

    private void access() {
        List<Table> tables = review.newTables();
        if (!tables.isEmpty()) {
            rowSecurity(tables);
        }
        String title = "Nobody gets or loses access unintended";
        List<Finding> found = boxes.of(Set.of(
                "always-true-policy",
                "broad-grant",
                "exposed-auth-users",
                "policy-true-when-anonymous",
                "policy-trusts-user-metadata",
                "policy-without-role",
                "privileged-role",
                "public-security-definer",
                "recursive-policy",
                "replace-drops-security",
                "rls-disabled",
                "sensitive-column-exposed",
                "view-bypasses-rls",
                "materialized-view-in-api"));
        List<String> functions = ownersFunctions();
        if (!found.isEmpty()) {
            boxes.found(title, found);
        } else if (!review.access().isEmpty()) {
            boxes.add(title, Box.Answer.HUMAN, "Access changes, see above: is that meant?");
        } else if (!functions.isEmpty()) {
            boxes.add(
                    title,
                    Box.Answer.HUMAN,
                    "No table's access changes, but %s run%s with the rights of the owner: who may call %s?"
                            .formatted(
                                    Boxes.listed(functions),
                                    functions.size() == 1 ? "s" : "",
                                    functions.size() == 1 ? "it" : "them"));
        } else {
            boxes.unlessDoubted(title, Box.Answer.NOT_NEEDED, "Nobody's access to tables changes.");
        }
    }

    private String held(List<Review.PlacedHold> locks) {
        return Boxes.listed(locks.stream()
                .map(placed -> "%s on %s (%s)"
                        .formatted(
                                placed.lock(),
                                Boxes.named(placed.hold().touch().name()),
                                review.place(placed.script().file(), placed.line())))
                .toList());
    }

    /** The functions that run with their owner's rights and are new or say something else than before. */
    private List<String> ownersFunctions() {
        return review.after().functionsChangedIn(review.before()).stream()
                .filter(Function::securityDefiner)
                .map(function -> Boxes.named(function.name()))
                .toList();
    }

    private void rowSecurity(List<Table> tables) {
        String title = "New tables have row level security and policies";
        List<Finding> found =
                boxes.of(Set.of("missing-rls", "rls-without-policy", "partition-without-rls", "policy-without-rls"));
        List<String> open = tables.stream()
                .filter(table -> !table.rowSecurity())
                .map(table -> Boxes.named(table.name()))
                .toList();
        List<String> closed = tables.stream()
                .filter(table -> table.rowSecurity() && table.policies().isEmpty())
                .map(table -> Boxes.named(table.name()))
                .toList();
        if (!found.isEmpty()) {
            boxes.found(title, found);
        } else if (open.isEmpty() && closed.isEmpty()) {
            boxes.unlessDoubted(title, Box.Answer.YES, "All of them have.");
        } else if (open.isEmpty()) {
            boxes.add(title, Box.Answer.HUMAN, "No policy lets rows of %s through.".formatted(Boxes.listed(closed)));
        } else {
            boxes.add(
                    title,
                    Box.Answer.HUMAN,
                    "No finding, but %s %s none: can clients reach %s?"
                            .formatted(
                                    Boxes.listed(open),
                                    open.size() == 1 ? "has" : "have",
                                    open.size() == 1 ? "it" : "them"));
        }
    }

    private void design() {
        boxes.rules(
                "Keys, foreign keys and indexes fit",
                "Nothing was found against them.",
                Set.of("missing-primary-key", "unindexed-foreign-key", "foreign-key-type-mismatch", "redundant-index"));
        if (!review.newTables().isEmpty()) {
            boxes.rules(
                    "New tables are described", "They have comments.", Set.of("missing-comment"), "missing-comment");
        }
    }

    private void rollback() {
        for (RollbackReview rollback : review.rollbacks()) {
            String of = review.rollbacks().size() == 1
                    ? ""
                    : " (" + rollback.migration().up().file().name() + ")";
            switch (rollback.state()) {
                case NONE -> boxes.add("It can be taken back" + of, Box.Answer.NO, "There is no rollback.");
                case NOT_NEEDED ->
                    boxes.add(
                            "It can be taken back" + of,
                            Box.Answer.NOT_NEEDED,
                            "It takes back an earlier migration itself.");
                case RESTORES ->
                    boxes.add(
                            "It can be taken back" + of, Box.Answer.YES, "Its rollback restores the replayed schema.");
                case RESTORES_SCHEMA ->
                    boxes.add(
                            "It can be taken back" + of,
                            Box.Answer.NO,
                            "Its rollback restores the schema, and not the data that are lost.");
                case DIFFERS ->
                    boxes.add(
                            "It can be taken back" + of,
                            Box.Answer.NO,
                            "Its rollback leaves another schema than there was.");
                case FAILS -> boxes.add("It can be taken back" + of, Box.Answer.NO, "Its rollback fails.");
                case UNKNOWN ->
                    boxes.add("It can be taken back" + of, Box.Answer.HUMAN, "Its rollback cannot be followed.");
            }
        }
    }

    private void human() {
        Set<String> demands = new LinkedHashSet<>();
        review.changesByKind().keySet().forEach(kind -> review.matrix().of(kind).ifPresent(demands::add));
        boxes.add(
                "It ran in staging, on data like production's",
                Box.Answer.HUMAN,
                demands.isEmpty()
                        ? "No file says so."
                        : "No file says so. Asked for: " + String.join("; ", demands) + ".");
        boxes.add("It does what was asked for, and no more", Box.Answer.HUMAN, "Read the changes above.");
    }
}
