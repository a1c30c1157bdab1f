package dev.stopover.rollback;

import dev.stopover.catalog.Failure;
import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Effect;
import dev.stopover.catalog.effect.Refusal;
import dev.stopover.migration.Script;
import dev.stopover.migration.Transaction;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.DoBlock;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.OpaqueStatement;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.SyntaxError;
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
record Run(Script script, List<State> states, Optional<FailedStatement> failed, State end) {

    private static final String SYNTAX_ERROR = "42601";

    Run {
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
    static Run of(Script script, State before, int number, boolean wrapped, int major, Answers answers) {
        List<State> states = new ArrayList<>();
        State state = before.beforeScript(script, number);
        for (int i = 0; i < script.executed().size(); i++) {
            states.add(state);
            Executed executed = script.executed().get(i);
            State after = state.after(executed, answers);
            Transaction transaction = script.transactions().get(i);
            boolean inside = transaction.inside() && (wrapped || !isRunners(transaction));
            Optional<FailedStatement> failed = failure(script, executed, state, after, inside, major, answers);
            if (failed.isPresent()) {
                State end = state.transaction().isPresent() ? before : state.afterScript();
                return new Run(script, states, failed, end);
            }
            state = after;
        }
        states.add(state);
        return new Run(script, states, Optional.empty(), state.afterScript());
    }

    /** Whether nothing but the layout's custom says that there is a transaction. */
    static boolean isRunners(Transaction transaction) {
        return transaction.kind() == Transaction.Kind.RUNNER && !transaction.block();
    }

    private static Optional<FailedStatement> failure(
            Script script, Executed executed, State before, State after, boolean inside, int major, Answers answers) {
        if (!executed.nesting().certain()) {
            return Optional.empty();
        }
        Optional<SyntaxError> error = syntaxError(executed.statement(), answers);
        if (error.isPresent()) {
            return Optional.of(new FailedStatement(
                    script, error.get().range(), SYNTAX_ERROR, error.get().message()));
        }
        if (!after.failures().isEmpty()) {
            Failure failure = after.failures().get(0);
            return Optional.of(new FailedStatement(script, failure.range(), failure.sqlState(), failure.message()));
        }
        return Effect.of(executed, before, inside, major, answers)
                .refusal()
                .filter(refusal -> refusal.condition().isEmpty())
                .map(refusal -> refused(script, executed, refusal));
    }

    private static FailedStatement refused(Script script, Executed executed, Refusal refusal) {
        return new FailedStatement(script, executed.range(), refusal.sqlState(), refusal.reason());
    }

    private static Optional<SyntaxError> syntaxError(Statement statement, Answers answers) {
        if (statement instanceof OpaqueStatement opaque) {
            return opaque.error();
        }
        List<SyntaxError> errors = List.of();
        if (statement instanceof CreateFunction create) {
            errors = answers.errors(create);
        } else if (statement instanceof DoBlock block) {
            errors = answers.errors(block);
        }
        return errors.stream().findFirst();
    }
}
