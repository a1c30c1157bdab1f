package dev.stopover.engine;

import dev.stopover.catalog.effect.Moment;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;

/**
 * What is judged.
 *
 * @param migration the migration
 * @param course the one of its scripts that runs
 * @param number the number among what the script executes of the statement that is judged; negative if the script is
 *     judged as a whole
 */
record Place(Migration migration, Course course, int number) {

    /** A script as a whole. */
    static Place whole(Migration migration, Course course) {
        return new Place(migration, course, -1);
    }

    /** A statement of the same script. */
    Place at(int statement) {
        return new Place(migration, course, statement);
    }

    Script script() {
        return course.script();
    }

    boolean isStatement() {
        return number >= 0;
    }

    Moment moment() {
        return course.at(number);
    }

    /** The action that holds a range or, where none does, the statement; the range itself where none is judged. */
    TextRange partAt(TextRange range) {
        if (!isStatement()) {
            return range;
        }
        if (moment().executed().statement() instanceof AlterTable alter) {
            for (AlterTableAction action : alter.actions()) {
                if (action.range().contains(range)) {
                    return action.range();
                }
            }
        }
        return moment().range();
    }
}
