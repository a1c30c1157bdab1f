package dev.stopover.project.layout;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.Runner;
import dev.stopover.source.TextRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Migrations that are to be put in order by their versions. */
public final class MigrationList {

    private final String onDuplicates;
    private final Surroundings surroundings;
    private final List<MigrationPlan> plans = new ArrayList<>();

    public MigrationList(Runner runner, Surroundings surroundings) {
        this(Duplicates.words(runner), surroundings);
    }

    public MigrationList(Delivery delivery, Surroundings surroundings) {
        this(Duplicates.words(delivery), surroundings);
    }

    private MigrationList(String onDuplicates, Surroundings surroundings) {
        this.onDuplicates = onDuplicates;
        this.surroundings = surroundings;
    }

    public void add(MigrationPlan plan) {
        plans.add(plan);
    }

    /** By the values of the versions, which are digits. */
    public List<MigrationPlan> inNumericOrder() {
        return ordered(Comparator.comparing(MigrationPlan::version, Versions.NUMERIC), Versions::withoutZeros);
    }

    /** By the versions as people read them: digits by their value, what stands between as text. */
    public List<MigrationPlan> inNaturalOrder() {
        return ordered(Comparator.comparing(MigrationPlan::version, Versions.NATURAL), Versions::withoutZeros);
    }

    /** By the versions as text. */
    public List<MigrationPlan> inTextOrder() {
        return ordered(Comparator.comparing(MigrationPlan::version), Function.identity());
    }

    /** By an order of their own; versions are the same if a key of theirs is, unless it is empty. */
    public List<MigrationPlan> ordered(Comparator<MigrationPlan> order, Function<String, String> key) {
        List<MigrationPlan> sorted = new ArrayList<>(plans);
        sorted.sort(order.thenComparing(plan -> plan.up().file().path())
                .thenComparingInt(plan -> plan.up().excerpt().start()));
        for (int i = 1; i < sorted.size(); i++) {
            MigrationPlan before = sorted.get(i - 1);
            MigrationPlan plan = sorted.get(i);
            boolean oneFile = before.up().file().equals(plan.up().file());
            String version = key.apply(plan.version());
            if (!oneFile && !version.isEmpty() && version.equals(key.apply(before.version()))) {
                surroundings.duplicate(
                        plan.up().file(),
                        TextRange.at(0),
                        new ProjectProblem.Place(before.up().file(), TextRange.at(0)),
                        "Version %s is already that of %s, and %s."
                                .formatted(
                                        plan.version(),
                                        Duplicates.shown(
                                                before.up().file(), plan.up().file()),
                                        onDuplicates),
                        "Give the file a version of its own.");
            }
        }
        return sorted;
    }
}
