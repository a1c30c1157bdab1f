package dev.stopover.catalog.effect;

import dev.stopover.catalog.BuiltIn;
import dev.stopover.catalog.Function;
import dev.stopover.syntax.Body;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.ExpressionAnswer;
import dev.stopover.syntax.FunctionCall;
import dev.stopover.syntax.Literal;
import dev.stopover.syntax.QueryAnswer;
import dev.stopover.syntax.Select;
import dev.stopover.syntax.Volatility;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How much the value of a default depends on the row it is for. */
final class Defaults {

    /** Functions without parentheses, which differ from transaction to transaction but not from row to row. */
    private static final Set<String> STABLE_WORDS = Set.of(
            "current_date",
            "current_time",
            "current_timestamp",
            "localtime",
            "localtimestamp",
            "current_user",
            "current_role",
            "session_user",
            "user",
            "current_catalog",
            "current_schema");

    /** Parts of PostgreSQL's grammar that look like functions. */
    private static final Set<String> IMMUTABLE_WORDS =
            Set.of("coalesce", "nullif", "greatest", "least", "array", "row", "extract", "cast", "position", "overlay");

    /** What the extensions that everybody uses (uuid-ossp, pgcrypto) add. */
    private static final Set<String> VOLATILE_EXTRAS = Set.of(
            "uuid_generate_v1",
            "uuid_generate_v1mc",
            "uuid_generate_v4",
            "gen_random_uuid",
            "gen_random_bytes",
            "gen_salt");

    private static final int DEEPEST = 8;

    private final Situation situation;

    Defaults(Situation situation) {
        this.situation = situation;
    }

    /** Whether a default is the constant NULL, which is none. */
    boolean isNull(Expression expression) {
        return situation
                .answers()
                .ask(expression)
                .filter(answer -> answer.constant()
                        && !answer.literals().isEmpty()
                        && answer.literals().stream().allMatch(literal -> literal.kind() == Literal.Kind.NULL))
                .isPresent();
    }

    /** Whether each row gets a value of its own, so that all rows have to be written. */
    Truth isVolatile(Expression expression) {
        Optional<ExpressionAnswer> answer = situation.answers().ask(expression);
        return answer.map(found -> isVolatile(found.calls(), 0)).orElse(Truth.UNKNOWN);
    }

    /** Whether an expression is certain not to have the same value for ever: it calls what is volatile, or asks for the time. */
    boolean isUnsteady(Expression expression) {
        return isVolatile(expression).isYes()
                || situation
                        .answers()
                        .ask(expression)
                        .filter(answer -> answer.calls().stream().anyMatch(this::changes))
                        .isPresent();
    }

    /** Of functions without arguments there is but one of each name. */
    private boolean changes(FunctionCall call) {
        String name = call.function().name();
        boolean builtIn = call.function()
                        .schema()
                        .filter(schema -> !schema.equals("pg_catalog"))
                        .isEmpty()
                && situation.before().functions(call.function()).isEmpty();
        return builtIn
                && call.arguments().isEmpty()
                && (STABLE_WORDS.contains(name)
                        || BuiltIn.volatility(name)
                                .filter(Volatility.STABLE::equals)
                                .isPresent());
    }

    /** The sequences that a default draws from by name. */
    List<String> sequences(Expression expression) {
        return situation
                .answers()
                .ask(expression)
                .map(answer -> sequences(answer.calls()))
                .orElse(List.of());
    }

    static List<String> sequences(List<FunctionCall> calls) {
        return calls.stream()
                .filter(call -> Set.of("nextval", "setval", "currval", "lastval")
                        .contains(call.function().name()))
                .filter(call -> !call.arguments().isEmpty())
                .flatMap(call -> call.arguments().get(0).stream())
                .toList();
    }

    private Truth isVolatile(List<FunctionCall> calls, int depth) {
        Truth answer = Truth.NO;
        for (FunctionCall call : calls) {
            answer = answer.or(isVolatile(call, depth));
        }
        return answer;
    }

    private Truth isVolatile(FunctionCall call, int depth) {
        String name = call.function().name();
        boolean own = call.function().schema().isPresent()
                && !call.function().schema().get().equals("pg_catalog");
        List<Function> functions = situation.before().functions(call.function()).stream()
                .filter(function -> function.takes(call.arguments().size()))
                .toList();
        if (!functions.isEmpty()) {
            return functions.stream()
                    .map(function -> isVolatile(function, depth))
                    .reduce((one, other) -> one == other ? one : Truth.UNKNOWN)
                    .orElse(Truth.UNKNOWN);
        }
        if (VOLATILE_EXTRAS.contains(name)) {
            return Truth.YES;
        }
        if (own) {
            return Truth.UNKNOWN;
        }
        if (STABLE_WORDS.contains(name) || IMMUTABLE_WORDS.contains(name)) {
            return Truth.NO;
        }
        return BuiltIn.volatility(name)
                .map(volatility -> Truth.of(volatility == Volatility.VOLATILE))
                .orElse(Truth.UNKNOWN);
    }

    private Truth isVolatile(Function function, int depth) {
        if (function.volatility() != Volatility.VOLATILE) {
            return Truth.NO;
        }
        return depth < DEEPEST ? inlined(function, depth) : Truth.YES;
    }

    /**
     * PostgreSQL puts the body of a function in SQL that is one expression in the place of its call before it asks. That
     * it does so for defaults is measured from 14 on.
     */
    private Truth inlined(Function function, int depth) {
        boolean simple = function.language().equals("sql")
                && !function.securityDefiner()
                && function.settings().isEmpty()
                && situation.major() >= 14
                && function.body().isPresent();
        if (!simple) {
            return Truth.YES;
        }
        Body body = function.body().get();
        if (body instanceof Body.Return returned) {
            return situation
                    .answers()
                    .ask(returned.expression())
                    .map(answer -> answer.relations().isEmpty() ? isVolatile(answer.calls(), depth + 1) : Truth.YES)
                    .orElse(Truth.UNKNOWN);
        }
        List<Executed> executed =
                situation.answers().executed(body, "sql", situation.executed().written(), Map.of());
        if (executed.size() != 1 || !(executed.get(0).statement() instanceof Select select)) {
            return Truth.YES;
        }
        Optional<QueryAnswer> answer = situation.answers().ask(select.query());
        return answer.map(found -> found.relations().isEmpty() ? isVolatile(found.calls(), depth + 1) : Truth.YES)
                .orElse(Truth.UNKNOWN);
    }
}
