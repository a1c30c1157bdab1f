package dev.stopover.rollback;

import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Effect;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.migration.Transaction;
import dev.stopover.source.SourceFile;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Executed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Finds the statements that lead from the schema that a migration leaves back to the one before it. Each is tried on the
 * replayed schema before it is taken: what fails waits until others have made way.
 */
final class Reversal {

    private static final int ROUNDS = 5;

    private final State before;
    private final Answers answers;
    private final List<String> taken = new ArrayList<>();
    private State current;

    private Reversal(State before, State after, Answers answers) {
        this.before = before;
        this.current = after;
        this.answers = answers;
    }

    /**
     * What undoes a migration.
     *
     * @param statements the statements in order, without semicolons
     * @param left what they do not bring back or take away
     */
    record Result(List<String> statements, List<Difference> left) {}

    static Result of(State before, State after, Answers answers) {
        Reversal reversal = new Reversal(before, after, answers);
        reversal.rename();
        for (int round = 0; round < ROUNDS && reversal.goOn(); round++) {}
        return new Result(
                reversal.taken,
                reversal.left().stream().filter(Difference::decides).toList());
    }

    private List<Difference> left() {
        return Comparison.of(before.catalog(), current.catalog()).stream()
                .filter(Reversal::isRestored)
                .toList();
    }

    private static boolean isRestored(Difference difference) {
        SchemaPart.Kind kind = difference.part().kind();
        return difference.decides() || kind == SchemaPart.Kind.COMMENT || kind == SchemaPart.Kind.OWNER;
    }

    /** What has another name gets its old one back first, so that nothing is dropped that only moved. */
    private void rename() {
        boolean any = true;
        for (int round = 0; any && round < ROUNDS; round++) {
            any = false;
            for (String rename : OldNames.of(before.catalog(), current.catalog())) {
                any |= takeRename(rename);
            }
        }
    }

    /** A new name may be that of a part that is not compared, as of an index that comes with its parent's. */
    private boolean takeRename(String rename) {
        Optional<State> next = attempt(rename, current);
        next.ifPresent(state -> {
            current = state;
            taken.add(rename);
        });
        return next.isPresent();
    }

    private boolean goOn() {
        List<Difference> left = left().stream().filter(Difference::certain).toList();
        if (left.isEmpty()) {
            return false;
        }
        List<RollbackStep> waiting =
                new ArrayList<>(new LinkedHashSet<>(new ReversalSteps(before.catalog(), current.catalog()).of(left)));
        waiting.sort(null);
        boolean any = false;
        while (waiting.removeIf(step -> take(step.statements()))) {
            any = true;
        }
        return together(waiting) || any;
    }

    /** Tables that refer to each other go in one statement. */
    private boolean together(List<RollbackStep> waiting) {
        String first = "DROP TABLE IF EXISTS ";
        List<String> tables = waiting.stream()
                .filter(step -> step.stage() == RollbackStep.Stage.DROP_TABLE)
                .map(step -> step.statements().get(0).substring(first.length()))
                .toList();
        return tables.size() > 1 && take(List.of(first + String.join(", ", tables)));
    }

    /** Takes statements that run and change something; nothing of them is taken if one of them fails. */
    private boolean take(List<String> statements) {
        State state = current;
        for (String statement : statements) {
            Optional<State> next = attempt(statement, state);
            if (next.isEmpty()) {
                return false;
            }
            state = next.get();
        }
        if (Comparison.of(current.catalog(), state.catalog()).isEmpty()) {
            return false;
        }
        current = state;
        taken.addAll(statements);
        return true;
    }

    private Optional<State> attempt(String sql, State from) {
        State state = from;
        for (Executed executed : answers.executed(SourceFile.of("rollback.sql", sql + ";\n"))) {
            Moment moment = new Moment(executed, Transaction.NONE, state, Effect.NEWEST, answers);
            if (!moment.failures().isEmpty()) {
                return Optional.empty();
            }
            state = moment.after();
        }
        return Optional.of(state);
    }
}
