package dev.stopover.rules.locking;

import dev.stopover.rule.RuleContext;
import dev.stopover.syntax.Call;
import dev.stopover.syntax.DoBlock;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.FunctionCall;
import dev.stopover.syntax.PlpgsqlStatement;
import dev.stopover.syntax.PlpgsqlStatement.Assign;
import dev.stopover.syntax.PlpgsqlStatement.Branch;
import dev.stopover.syntax.PlpgsqlStatement.Branches;
import dev.stopover.syntax.PlpgsqlStatement.Exit;
import dev.stopover.syntax.PlpgsqlStatement.Loop;
import dev.stopover.syntax.Select;
import dev.stopover.syntax.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The functions that a statement calls so that they run: by CALL, in a query, and in the expressions of a DO block. */
public final class CalledFunctions {

    private CalledFunctions() {}

    /** Their names, without schema. */
    public static Stream<String> of(Statement statement, RuleContext context) {
        if (statement instanceof Call call) {
            return Stream.of(call.procedure().name());
        } else if (statement instanceof Select select) {
            return context.ask(select.query()).stream().flatMap(answer -> names(answer.calls()));
        } else if (statement instanceof DoBlock block) {
            return context.answers().block(block.body(), block.language().orElse("plpgsql")).stream()
                    .flatMap(body -> body.descendants())
                    .flatMap(CalledFunctions::expressions)
                    .flatMap(expression -> context.ask(expression).stream())
                    .flatMap(answer -> names(answer.calls()));
        }
        return Stream.empty();
    }

    private static Stream<String> names(List<FunctionCall> calls) {
        return calls.stream().map(call -> call.function().name());
    }

    private static Stream<Expression> expressions(PlpgsqlStatement statement) {
        if (statement instanceof Assign assign) {
            return Stream.of(assign.value());
        } else if (statement instanceof Branches branches) {
            return branches.branches().stream().map(Branch::condition).flatMap(Optional::stream);
        } else if (statement instanceof Loop loop) {
            return loop.condition().stream();
        }
        return statement instanceof Exit exit ? exit.condition().stream() : Stream.empty();
    }
}
