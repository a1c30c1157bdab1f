package dev.stopover.engine;

import dev.stopover.catalog.State;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.migration.Transaction;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.Answers;
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
 * @param empty the relations that are known to have no rows now
 */
record Place(Migration migration, Script script, State beforeScript, State state, int number, EmptyRelations empty) {

    /** Before the first statement of a script. */
    static Place before(Migration migration, Script script, State state, Answers answers) {
        return new Place(migration, script, state, state, -1, new EmptyRelations(answers));
    }

    /** Before a statement of the same script. */
    Place at(int statement, State before) {
        return new Place(migration, script, beforeScript, before, statement, empty);
    }

    /** At the end of the same script. */
    Place atEnd(State after) {
        return new Place(migration, script, beforeScript, after, -1, empty);
    }

    boolean isStatement() {
        return number >= 0;
    }

    /** The action that holds a range or, where none does, the statement; the range itself where none is judged. */
    TextRange partAt(TextRange range) {
        if (!isStatement()) {
            return range;
        }
        if (executed().statement() instanceof AlterTable alter) {
            for (AlterTableAction action : alter.actions()) {
                if (action.range().contains(range)) {
                    return action.range();
                }
            }
        }
        return executed().range();
    }

    Executed executed() {
        return script.executed().get(number);
    }

    Transaction transaction() {
        return script.transactions().get(number);
    }
}
