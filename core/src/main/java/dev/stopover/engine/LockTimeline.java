package dev.stopover.engine;

import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Effect;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.migration.Direction;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.migration.Transaction;
import dev.stopover.rule.ToolError;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.AttachPartition;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.LockMode;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a script does to a live database while it runs: which relations that others use it locks, from which statement
 * until when, and what it rewrites or reads meanwhile. Relations that the script itself makes are left out.
 *
 * @param migration the migration
 * @param script its script to go up or, for a rollback, down
 * @param entries the statements that touch a relation that others use, or that PostgreSQL refuses, in order
 * @param holds the locks that it holds, in the order in which it takes them; one for each relation and transaction
 */
public record LockTimeline(Migration migration, Script script, List<Entry> entries, List<Hold> holds) {

    /** Keeps copies of the lists. */
    public LockTimeline {
        entries = List.copyOf(entries);
        holds = List.copyOf(holds);
    }

    /**
     * A statement and what it does.
     *
     * @param executed the statement in its place
     * @param line the line on which it begins
     * @param transaction the transaction that it meets
     * @param effect what it does
     */
    public record Entry(Executed executed, int line, Transaction transaction, Effect effect) {

        /** What it does to relations that others would notice: locks that something waits for, and work. */
        public List<Touch> noticed() {
            return effect.standing().stream()
                    .filter(touch -> touch.blocks().isPresent()
                            || touch.work().isYes()
                            || touch.lock()
                                            .filter(lock -> lock == LockMode.ROW_EXCLUSIVE)
                                            .isPresent()
                                    && !touch.work().isNo())
                    .toList();
        }
    }

    /**
     * A lock on a relation, from the statement that takes it until its transaction ends.
     *
     * @param touch the relation, with the strongest lock and all the work done on it
     * @param from the statement that takes it first
     * @param strongest the statement that makes it as strong as it gets
     * @param works the statements that rewrite or read a relation through while it is held
     * @param working the lock as strong as it gets before the last of these is done; empty if there are none
     */
    public record Hold(Touch touch, Entry from, Entry strongest, List<Entry> works, Optional<LockMode> working) {

        /** Keeps a copy of the list. */
        public Hold {
            works = List.copyOf(works);
        }

        /** The lock at its strongest. */
        public LockMode lock() {
            return touch.lock().orElseThrow();
        }

        /** The statement of the script that ends the transaction; empty where the runner or the statement itself does. */
        public Optional<Statement> until() {
            return from.transaction().end();
        }
    }

    /**
     * The timelines of the migrations that are judged.
     *
     * @param errors takes what could not be followed; what fails for one statement is said of it alone
     */
    public static List<LockTimeline> of(Analysis analysis, Answers answers, List<ToolError> errors) {
        return of(analysis, false, answers, errors);
    }

    /** The same, each with that of its rollback after it, which begins in the state that the migration leaves. */
    public static List<LockTimeline> withRollbacks(Analysis analysis, Answers answers, List<ToolError> errors) {
        return of(analysis, true, answers, errors);
    }

    private static List<LockTimeline> of(
            Analysis analysis, boolean rollbacks, Answers answers, List<ToolError> errors) {
        int major = Effect.major(analysis.changes().history().target().postgres());
        List<LockTimeline> timelines = new ArrayList<>();
        int number = 0;
        for (Analysis.Step step : analysis.steps()) {
            Migration migration = step.migration();
            if (analysis.changes().migrations().contains(migration)) {
                timelines.add(
                        of(migration, new Course(migration.up(), step.before(), step.effects(), answers), errors));
                if (rollbacks && migration.down().isPresent()) {
                    Script down = migration.down().get();
                    State before = step.after().beforeScript(down, number);
                    timelines.add(of(migration, new Course(down, before, major, answers), errors));
                }
            }
            number++;
        }
        return timelines;
    }

    private static LockTimeline of(Migration migration, Course course, List<ToolError> errors) {
        Script script = course.script();
        List<Entry> entries = new ArrayList<>();
        for (int number = 0; number < course.size(); number++) {
            int place = number;
            SafetyNet.under(script, "The locks", errors, () -> add(course, course.at(place), entries));
        }
        return new LockTimeline(migration, script, entries, holds(entries));
    }

    private static void add(Course course, Moment moment, List<Entry> entries) {
        Effect effect = isOnNothing(course, moment) ? moment.effect().atOnce() : moment.effect();
        if (!effect.standing().isEmpty() || effect.refusal().isPresent()) {
            int line = course.script().file().lineOf(moment.range().start());
            entries.add(new Entry(moment.executed(), line, moment.transaction(), effect));
        }
    }

    /** Whether a statement reads and writes through nothing but a table without rows, as those are that it fills later. */
    private static boolean isOnNothing(Course course, Moment moment) {
        Statement statement = moment.executed().statement();
        if (statement instanceof CreateIndex create) {
            return course.isEmpty(create.table());
        }
        return statement instanceof AlterTable alter
                && course.isEmpty(alter.table())
                && alter.actions().stream().noneMatch(AttachPartition.class::isInstance);
    }

    /** Whether it is that of a rollback. */
    public boolean rollback() {
        return script.direction() == Direction.DOWN;
    }

    private record Key(int transaction, ObjectName relation) {}

    private static List<Hold> holds(List<Entry> entries) {
        Map<Key, Hold> holds = new LinkedHashMap<>();
        Map<Key, TreeMap<Integer, LockMode>> taken = new HashMap<>();
        Map<Entry, Integer> places = new IdentityHashMap<>();
        for (Entry entry : entries) {
            places.put(entry, places.size());
            for (Touch touch : entry.effect().standing()) {
                if (touch.lock().isPresent()) {
                    Key key = new Key(entry.transaction().number(), touch.name());
                    Hold first = new Hold(touch, entry, entry, List.of(), Optional.empty());
                    taken.computeIfAbsent(key, each -> new TreeMap<>())
                            .merge(places.get(entry), touch.lock().get(), (one, other) -> stronger(one, other));
                    holds.merge(key, first, (held, now) -> held(held, touch, entry));
                }
            }
        }
        Map<Integer, TreeMap<Integer, Entry>> works = works(entries);
        List<Hold> kept = new ArrayList<>();
        holds.forEach((key, hold) -> {
            if (hold.touch().blocks().isPresent()) {
                TreeMap<Integer, Entry> all = works.getOrDefault(key.transaction(), new TreeMap<>());
                List<Entry> meanwhile =
                        List.copyOf(all.tailMap(places.get(hold.from())).values());
                Optional<LockMode> working = meanwhile.isEmpty()
                        ? Optional.empty()
                        : taken
                                .get(key)
                                .headMap(places.get(meanwhile.get(meanwhile.size() - 1)), true)
                                .values()
                                .stream()
                                .reduce(LockTimeline::stronger);
                kept.add(new Hold(hold.touch(), hold.from(), hold.strongest(), meanwhile, working));
            }
        });
        return kept;
    }

    private static Hold held(Hold held, Touch touch, Entry entry) {
        boolean stronger = touch.lock().orElseThrow().compareTo(held.lock()) > 0;
        return new Hold(
                held.touch().and(touch), held.from(), stronger ? entry : held.strongest(), List.of(), Optional.empty());
    }

    private static LockMode stronger(LockMode one, LockMode other) {
        return other.compareTo(one) > 0 ? other : one;
    }

    /** The statements of each transaction that rewrite or read a relation through, with their places among all. */
    private static Map<Integer, TreeMap<Integer, Entry>> works(List<Entry> entries) {
        Map<Integer, TreeMap<Integer, Entry>> works = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (!entry.effect().proportionalTo().isEmpty()) {
                works.computeIfAbsent(entry.transaction().number(), first -> new TreeMap<>())
                        .put(i, entry);
            }
        }
        return works;
    }

    /** The strongest lock on each relation that holds rows, in the order in which they are taken. */
    public List<Hold> strongest() {
        Map<ObjectName, Hold> strongest = new LinkedHashMap<>();
        for (Hold hold : holds) {
            if (hold.touch().kind().holdsRows()) {
                strongest.merge(
                        hold.touch().name(),
                        hold,
                        (one, other) -> other.lock().compareTo(one.lock()) > 0 ? other : one);
            }
        }
        return List.copyOf(strongest.values());
    }
}
