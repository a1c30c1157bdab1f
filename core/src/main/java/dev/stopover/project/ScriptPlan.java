package dev.stopover.project;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.Direction;
import dev.stopover.source.SourceFile;
import dev.stopover.syntax.Excerpt;

/**
 * A script that is still to be parsed.
 *
 * @param file the file it stands in
 * @param excerpt the part of the file that it is
 * @param direction which way it goes
 * @param delivery how its runner brings it to the server
 */
record ScriptPlan(SourceFile file, Excerpt excerpt, Direction direction, Delivery delivery) {

    /** A whole file that goes up. */
    static ScriptPlan up(SourceFile file, Delivery delivery) {
        return new ScriptPlan(file, Excerpt.of(file), Direction.UP, delivery);
    }

    /** A whole file that goes down. */
    static ScriptPlan down(SourceFile file, Delivery delivery) {
        return new ScriptPlan(file, Excerpt.of(file), Direction.DOWN, delivery);
    }
}
