package dev.stopover.project;

import dev.stopover.migration.Direction;
import dev.stopover.migration.Script;
import dev.stopover.project.layout.ScriptPlan;
import dev.stopover.source.TextRange;
import java.util.HashMap;
import java.util.Map;

/** The scripts of a reading. One that an earlier reading had too is the same object, with what was parsed of it. */
final class Scripts {

    private final Map<Place, Known> earlier;
    private final Map<Place, Known> now = new HashMap<>();

    /**
     * Where a script stands.
     *
     * @param number how many scripts of the reading were asked for there before: several histories may begin with one schema
     */
    record Place(String path, TextRange range, Direction direction, int number) {

        static Place of(ScriptPlan plan) {
            return new Place(plan.file().path(), plan.excerpt().range(), plan.direction(), 0);
        }

        Place next() {
            return new Place(path, range, direction, number + 1);
        }

        /** What a record's own equals says; that one takes the JVM a while to make ready. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Place place
                    && number == place.number
                    && direction == place.direction
                    && range.equals(place.range)
                    && path.equals(place.path);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * path.hashCode() + range.hashCode()) + number;
        }
    }

    /** A script and what it was made of. */
    record Known(ScriptPlan plan, Script script) {}

    Scripts(Map<Place, Known> earlier) {
        this.earlier = earlier;
    }

    /** The script of a plan. */
    Script of(ScriptPlan plan) {
        Place place = Place.of(plan);
        while (now.containsKey(place)) {
            place = place.next();
        }
        Known before = earlier.get(place);
        Known known = before != null && before.plan().isSameAs(plan) ? before : new Known(plan, plan.script());
        now.put(place, known);
        return known.script();
    }

    /** All that were asked for, by their places. */
    Map<Place, Known> byPlace() {
        return Map.copyOf(now);
    }
}
