package dev.stopover.engine;

import dev.stopover.catalog.State;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.migration.Transaction;
import dev.stopover.syntax.Executed;

/**
 * Where a replay stands.
 *
 * @param migration the migration that is judged
 * @param script the one of its scripts that runs
 * @param beforeScript what stands before that script
 * @param state what stands now
 * @param number the number among what the script executes of the statement that runs next; negative if the question is
 *     about none
 */
record Place(Migration migration, Script script, State beforeScript, State state, int number) {

    /** Before the first statement of a script. */
    static Place before(Migration migration, Script script, State state) {
        return new Place(migration, script, state, state, -1);
    }

    /** Before a statement of the same script. */
    Place at(int statement, State before) {
        return new Place(migration, script, beforeScript, before, statement);
    }

    /** At the end of the same script. */
    Place atEnd(State after) {
        return new Place(migration, script, beforeScript, after, -1);
    }

    boolean isStatement() {
        return number >= 0;
    }

    Executed executed() {
        return script.executed().get(number);
    }

    Transaction transaction() {
        return script.transactions().get(number);
    }
}
