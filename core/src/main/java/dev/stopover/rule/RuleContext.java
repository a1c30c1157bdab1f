package dev.stopover.rule;

import dev.stopover.catalog.Failure;
import dev.stopover.catalog.effect.Effect;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.ExpressionAnswer;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.QueryAnswer;
import java.util.List;
import java.util.Optional;

/** What every rule may ask, whatever it looks at. */
public interface RuleContext {

    /** The history that is replayed. */
    History history();

    /** The major version of PostgreSQL that the history is for. */
    default int postgres() {
        return Effect.major(history().target().postgres());
    }

    /** The value of one of the rule's options. */
    <T> T option(Property<T> property);

    /** The lines of the comment over a written rollback, as they are configured; none for the usual one. */
    List<String> rollbackHeader();

    /** What can be said of expressions and queries. */
    Answers answers();

    /** What can be said of an expression; empty if nothing can be, and then the rule stays silent. */
    default Optional<ExpressionAnswer> ask(Expression expression) {
        return answers().ask(expression);
    }

    /** What can be said of a query or data change; empty if nothing can be, and then the rule stays silent. */
    default Optional<QueryAnswer> ask(Query query) {
        return answers().ask(query);
    }

    /** Whether a condition is known to be true for every row. */
    default boolean isAlwaysTrue(Expression condition) {
        Optional<ExpressionAnswer> answer = ask(condition);
        return answer.isPresent() && answer.get().alwaysTrue();
    }

    /** Why the replay was certain that a statement fails; empty where it was not, or has not come to it yet. */
    List<Failure> failuresOf(Executed statement);

    /** Where findings about a script of the history go. */
    ScriptContext in(Migration migration, Script script);
}
