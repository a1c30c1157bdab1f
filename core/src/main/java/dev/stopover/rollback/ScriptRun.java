package dev.stopover.rollback;

import dev.stopover.catalog.Failure;
import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.migration.Script;
import dev.stopover.migration.Transaction;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.DoBlock;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.ParseError;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.UnreadStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A script that was replayed up to its end, or up to the statement that fails.
 *
 * @param script the script
 * @param states what stands before each of its executed statements, and after the last that ran
 * @param failed the statement that fails, if one does
 * @param end what stands when it has ended: where it fails in its runner's transaction, what stood before it
 */
record ScriptRun(Script script, List<State> states, Optional<FailedStatement> failed, State end) {

    private static final String SYNTAX_ERROR = "42601";

    ScriptRun {
        states = List.copyOf(states);
    }

    /**
     * Replays a script.
     *
     * @param before what stands before it
     * @param number the number of its migration in the history
     * @param wrapped whether its runner is known to wrap it in a transaction where its layout says so
     * @param major the version of PostgreSQL
     */
    static ScriptRun of(Script script, State before, int number, boolean wrapped, int major, Answers answers) {
        List<State> states = new ArrayList<>();
        State state = before.beforeScript(script, number);
        for (int i = 0; i < script.executed().size(); i++) {
            states.add(state);
            Executed executed = script.executed().get(i);
            Transaction transaction = script.transactions().get(i);
            Moment moment = new Moment(executed, transaction, state, major, answers);
            Optional<FailedStatement> failed = failure(script, moment, wrapped || !isRunners(transaction), answers);
            if (failed.isPresent()) {
                State end = state.transaction().isPresent() ? before : state.afterScript();
                return new ScriptRun(script, states, failed, end);
            }
            state = moment.after();
        }
        states.add(state);
        return new ScriptRun(script, states, Optional.empty(), state.afterScript());
    }

    /** Whether nothing but the layout's custom says that there is a transaction. */
    static boolean isRunners(Transaction transaction) {
        return transaction.kind() == Transaction.Kind.RUNNER && !transaction.block();
    }

    private static Optional<FailedStatement> failure(
            Script script, Moment moment, boolean transactionIsSure, Answers answers) {
        if (!moment.executed().nesting().certain()) {
            return Optional.empty();
        }
        Optional<ParseError> error = syntaxError(moment.executed().statement(), answers);
        if (error.isPresent()) {
            return Optional.of(new FailedStatement(
                    script, error.get().range(), SYNTAX_ERROR, error.get().message()));
        }
        return moment.failures().stream()
                .filter(failure -> transactionIsSure || failure.when() != Failure.When.INSIDE_TRANSACTION)
                .findFirst()
                .map(failure -> new FailedStatement(script, failure.range(), failure.sqlState(), failure.message()));
    }

    private static Optional<ParseError> syntaxError(Statement statement, Answers answers) {
        if (statement instanceof UnreadStatement opaque) {
            return opaque.error();
        }
        List<ParseError> errors = List.of();
        if (statement instanceof CreateFunction create) {
            errors = answers.errors(create);
        } else if (statement instanceof DoBlock block) {
            errors = answers.errors(block);
        }
        return errors.stream().findFirst();
    }
}
