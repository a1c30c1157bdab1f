package dev.stopover.engine;

import dev.stopover.catalog.effect.Moment;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.Executed;
import java.util.Comparator;
import java.util.Optional;

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

    /** The action that holds a range or, where none does, the statement; the range itself where that is in none. */
    TextRange partAt(TextRange range) {
        if (isStatement()) {
            return partAt(range, moment().executed());
        }
        // A DO block holds the statements of its body, which are executed too.
        Optional<Executed> innermost = script().executed().stream()
                .filter(executed -> executed.range().contains(range))
                .min(Comparator.comparingInt(executed -> executed.range().length()));
        return innermost.map(executed -> partAt(range, executed)).orElse(range);
    }

    private static TextRange partAt(TextRange range, Executed executed) {
        if (executed.statement() instanceof AlterTable alter) {
            for (AlterTableAction action : alter.actions()) {
                if (action.range().contains(range)) {
                    return action.range();
                }
            }
        }
        return executed.range();
    }
}
