package dev.stopover.rollback;

import dev.stopover.catalog.Catalog;
import dev.stopover.syntax.Executed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the statement that made each difference, and where in the rollback its undoing belongs. */
final class Places {

    /** A statement that ran, and what it changed: keys, and the names of what stands for itself. */
    private record Change(Undoing.Place place, Set<String> changed) {}

    private final List<Change> up;
    private final List<Change> down;

    private Places(List<ScriptRun> ups, List<ScriptRun> downs) {
        this.up = changes(ups);
        this.down = changes(downs);
    }

    static List<Undoing.Gap> of(List<Difference> differences, List<ScriptRun> ups, List<ScriptRun> downs) {
        Places places = new Places(ups, downs);
        return differences.stream().map(places::gap).toList();
    }

    private static List<Change> changes(List<ScriptRun> runs) {
        List<Change> changes = new ArrayList<>();
        for (ScriptRun run : runs) {
            for (int i = 1; i < run.states().size(); i++) {
                Catalog before = run.states().get(i - 1).catalog();
                Catalog after = run.states().get(i).catalog();
                Set<String> changed = new HashSet<>();
                for (Difference difference : Comparison.of(before, after)) {
                    SchemaPart part = difference.part();
                    changed.add(part.key());
                    if (part.owner().isEmpty()) {
                        changed.add(part.name());
                    }
                }
                Executed executed = run.script().executed().get(i - 1);
                changes.add(new Change(new Undoing.Place(run.script(), executed), changed));
            }
        }
        return changes;
    }

    private Undoing.Gap gap(Difference difference) {
        SchemaPart part = difference.part();
        int made = last(up, part);
        int undone = last(down, part);
        Optional<Undoing.Place> before = undone >= 0 ? place(down, undone) : before(made);
        return new Undoing.Gap(difference, place(up, made), place(down, undone), before);
    }

    /** What undoes later statements comes first: the first statement of the rollback that undoes an earlier one. */
    private Optional<Undoing.Place> before(int made) {
        for (int i = 0; made >= 0 && i < down.size(); i++) {
            for (int j = 0; j < made; j++) {
                if (up.get(j).changed().stream().anyMatch(down.get(i).changed()::contains)) {
                    return place(down, i);
                }
            }
        }
        return Optional.empty();
    }

    private static int last(List<Change> changes, SchemaPart part) {
        for (int i = changes.size() - 1; i >= 0; i--) {
            Set<String> changed = changes.get(i).changed();
            if (changed.contains(part.key()) || changed.contains(part.owner())) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<Undoing.Place> place(List<Change> changes, int number) {
        return number < 0 ? Optional.empty() : Optional.of(changes.get(number).place());
    }
}
