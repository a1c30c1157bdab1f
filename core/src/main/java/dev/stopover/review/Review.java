package dev.stopover.review;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.change.ApprovalMatrix;
import dev.stopover.change.Changes;
import dev.stopover.engine.LockTimeline;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.migration.TableSizes;
import dev.stopover.rollback.DataLoss;
import dev.stopover.rollback.Doubt;
import dev.stopover.rule.Finding;
import dev.stopover.source.Ranged;
import dev.stopover.source.SourceFile;
import dev.stopover.syntax.LockMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a reviewer of some migrations wants to know. The migrations follow one another, so that one schema stands before
 * them and one after them.
 *
 * @param history the history
 * @param migrations the migrations, oldest first
 * @param beginning what stood before the first migration of the history
 * @param before what stands before these
 * @param after what stands after them
 * @param matrix who approves of what
 * @param changes what they change, in the words of those who have to approve of it
 * @param locks what each of them locks
 * @param findings what was found in them and in their rollbacks, the worst first; suppressed findings are left out
 * @param access who may do what and could not, or no longer can
 * @param rollbacks whether each of them can be taken back
 * @param doubts what of their scripts to go up cannot be followed
 * @param checklist the reviewer's checklist
 * @param steps what has to be done besides running them, in order
 */
public record Review(
        History history,
        List<Migration> migrations,
        Catalog beginning,
        Catalog before,
        Catalog after,
        ApprovalMatrix matrix,
        List<PlacedChange> changes,
        List<LockTimeline> locks,
        List<Finding> findings,
        List<AccessChange> access,
        List<RollbackReview> rollbacks,
        List<Doubt> doubts,
        List<Box> checklist,
        List<Step> steps) {

    /** Keeps copies of the lists. */
    public Review {
        migrations = List.copyOf(migrations);
        changes = List.copyOf(changes);
        locks = List.copyOf(locks);
        findings = List.copyOf(findings);
        access = List.copyOf(access);
        rollbacks = List.copyOf(rollbacks);
        doubts = List.copyOf(doubts);
        checklist = List.copyOf(checklist);
        steps = List.copyOf(steps);
    }

    /** A change and the script that makes it. */
    public record PlacedChange(Changes.Change change, Script script) {

        /** The line on which it begins. */
        public int line() {
            return script.file().lineOf(change.place().range().start());
        }
    }

    /**
     * Something to be done besides running the migrations.
     *
     * @param when before they run or after
     * @param words what is to be done, in the imperative with a full stop
     */
    public record Step(When when, String words) {

        /** When something is done. */
        public enum When {
            /** Before the migrations run. */
            BEFORE,
            /** While they run. */
            DURING,
            /** After they have run. */
            AFTER;

            /** Its name in output. */
            public String id() {
                return switch (this) {
                    case BEFORE -> "before";
                    case DURING -> "during";
                    case AFTER -> "after";
                };
            }
        }
    }

    /** A line of a script as it is told: "line 3", or with the name of its file where another could be meant. */
    public String place(SourceFile file, int line) {
        boolean only =
                migrations.size() == 1 && migrations.get(0).up().file().path().equals(file.path());
        return only ? "line " + line : file.name() + ":" + line;
    }

    /** The place of something in a script. */
    public String place(Script script, Ranged place) {
        return place(script.file(), script.file().lineOf(place.range().start()));
    }

    /** The same with a checklist and with what has to be done. */
    Review with(List<Box> boxes, List<Step> todo) {
        return new Review(
                history,
                migrations,
                beginning,
                before,
                after,
                matrix,
                changes,
                locks,
                findings,
                access,
                rollbacks,
                doubts,
                boxes,
                todo);
    }

    /** The changes by their sorts, in the order of these. */
    public Map<Changes.Kind, List<PlacedChange>> changesByKind() {
        Map<Changes.Kind, List<PlacedChange>> byKind = new EnumMap<>(Changes.Kind.class);
        for (PlacedChange change : changes) {
            byKind.computeIfAbsent(change.change().kind(), kind -> new ArrayList<>())
                    .add(change);
        }
        return byKind;
    }

    /** The rows and values that are lost and that no rollback brings back, in order. */
    public List<DataLoss> losses() {
        return rollbacks.stream()
                .flatMap(rollback -> rollback.losses().stream())
                .toList();
    }

    /**
     * The locks that keep reads or writes waiting while rows are worked through, migration by migration; without those
     * that last as long as it takes to go through tables that are known to be small.
     */
    public List<PlacedHold> longLocks() {
        return blockingLocks().stream()
                .filter(placed ->
                        placed.hold().working().filter(LockMode::blocksWrites).isPresent())
                .filter(placed -> !isShort(placed))
                .toList();
    }

    /** Whether all that is worked through under a lock is known to be small. */
    boolean isShort(PlacedHold placed) {
        TableSizes sizes = history.target().sizes();
        List<ObjectName> worked = worked(placed);
        return !worked.isEmpty()
                && worked.stream()
                        .allMatch(table -> sizes.of(table.schema(), table.name())
                                .filter(sizes::isSmall)
                                .isPresent());
    }

    /** The tables that are worked through under a lock and whose sizes are known, with these in words. */
    List<String> sized(PlacedHold placed) {
        TableSizes sizes = history.target().sizes();
        return worked(placed).stream()
                .flatMap(table -> sizes
                        .of(table.schema(), table.name())
                        .map(size -> "%s (%s)".formatted(Boxes.named(table), size.words()))
                        .stream())
                .toList();
    }

    private static List<ObjectName> worked(PlacedHold placed) {
        return placed.hold().works().stream()
                .flatMap(entry -> entry.effect().proportionalTo().stream())
                .filter(touch -> touch.kind().holdsRows())
                .map(Touch::name)
                .distinct()
                .toList();
    }

    /** The locks that keep reads or writes waiting, migration by migration. */
    public List<PlacedHold> blockingLocks() {
        return holds().filter(hold -> hold.hold().lock().blocksWrites()).toList();
    }

    private Stream<PlacedHold> holds() {
        return locks.stream()
                .flatMap(timeline -> timeline.holds().stream()
                        .filter(hold -> hold.touch().kind().holdsRows())
                        .map(hold -> new PlacedHold(hold, timeline.script())));
    }

    /** A lock and the script that takes it. */
    public record PlacedHold(LockTimeline.Hold hold, Script script) {

        /** The lock that is held while rows are worked through, or at its strongest if none are. */
        public LockMode lock() {
            return hold.working().orElse(hold.lock());
        }

        /** What waits for that lock: "writes", "reads and writes". */
        public String waiting() {
            return Touch.blocks(lock()).orElse("writes");
        }

        /** The line from which it is held. */
        public int line() {
            return (lock() == hold.lock() ? hold.strongest() : hold.from()).line();
        }
    }

    /** The tables that they make and leave, sessions' own left out, in the order of their names. */
    public List<Table> newTables() {
        Set<Integer> old = before.tables().stream().map(Table::id).collect(Collectors.toSet());
        return after.tables().stream()
                .filter(table -> table.isKnown() && !table.isTemporary() && !old.contains(table.id()))
                .toList();
    }
}
