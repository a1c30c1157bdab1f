package dev.stopover.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.syntax.Assignment;
import dev.stopover.syntax.ColumnReference;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.ExpressionAnswer;
import dev.stopover.syntax.FunctionCall;
import dev.stopover.syntax.Literal;
import dev.stopover.syntax.OutputColumn;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.QueryAnswer;
import dev.stopover.syntax.Tokens;
import dev.stopover.syntax.WrittenValue;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LazyAnswersTest {

    private final LazyAnswers answers = new LazyAnswers();

    private Optional<ExpressionAnswer> askExpression(String sql) {
        Tokens tokens = Lexer.lex(Excerpt.of(sql));
        int last = tokens.significantCount() - 1;
        return answers.ask(new Expression(tokens, tokens.significant(0), tokens.significant(last)));
    }

    private Optional<QueryAnswer> askQuery(String sql) {
        Tokens tokens = Lexer.lex(Excerpt.of(sql));
        int last = tokens.significantCount() - 1;
        return answers.ask(new Query(tokens, tokens.significant(0), tokens.significant(last)));
    }

    private ExpressionAnswer expression(String sql) {
        return askExpression(sql).orElseThrow();
    }

    private QueryAnswer query(String sql) {
        return askQuery(sql).orElseThrow();
    }

    @Test
    void knowsWhichColumnsEqualOneValueWhereverAConditionIsTrue() {
        assertThat(expression("a = 1 AND 'x' = t.b AND c > 2 AND (d = 1 OR e = 2) AND NOT f = 1")
                        .equatedColumns())
                .containsExactlyInAnyOrder("a", "b");
        assertThat(expression("a = (SELECT max(t.i) FROM s.t JOIN u AS v ON v.i = t.i WHERE b = 1) AND c = d")
                        .equatedColumns())
                .containsExactly("a");
        assertThat(expression("a = (SELECT max(i) FROM t AS u WHERE u.b = t.b)").equatedColumns())
                .as("another value for each row")
                .isEmpty();
    }

    @Test
    void namesFunctionsWithTheirPlacesAndArguments() {
        String sql = "coalesce(x, Public.Add_One('a'::text, -2)) > (SELECT auth.uid())";
        ExpressionAnswer answer = expression(sql);
        assertThat(answer.calls().stream().map(call -> call.function().joined()))
                .containsExactly("coalesce", "public.add_one", "auth.uid");
        FunctionCall inner = answer.calls().get(1);
        assertThat(inner.range().of(sql)).isEqualTo("Public.Add_One('a'::text, -2)");
        assertThat(inner.arguments()).containsExactly(Optional.of("a"), Optional.of("-2"));
        assertThat(answer.calls().get(2).inSubquery()).isTrue();
    }

    @Test
    void takesWordsThatCallWithoutParenthesesForCalls() {
        assertThat(expression("current_timestamp > created_at AND current_user = owner").calls().stream()
                        .map(call -> call.function().name()))
                .containsExactly("current_timestamp", "current_user");
    }

    @Test
    void namesColumnsOutsideSubqueries() {
        String sql = "orders.\"Total\" > 1 AND EXISTS (SELECT 1 FROM items i WHERE i.order_id = id)";
        ExpressionAnswer answer = expression(sql);
        assertThat(answer.columns().stream().map(ColumnReference::column)).containsExactly("Total");
        assertThat(answer.columns().get(0).range().of(sql)).isEqualTo("orders.\"Total\"");
        assertThat(answer.relations().stream().map(QualifiedName::name)).containsExactly("items");
        assertThat(answer.constant()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'x'", "1", "-1.5", "E'a\\'b'::text", "NULL", "'{}'::jsonb", "$$x$$", "ARRAY['a']::text[]"})
    void knowsConstants(String sql) {
        assertThat(expression(sql).constant()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "(1 = 1)", "a = b OR true", "'x' = 'x' AND TRUE"})
    void knowsWhatIsAlwaysTrue(String sql) {
        assertThat(expression(sql).alwaysTrue()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "1 = 2", "a OR b", "NULL = NULL", "a = a"})
    void doesNotTakeForTrueWhatMayBeFalse(String sql) {
        assertThat(expression(sql).alwaysTrue()).isFalse();
    }

    @Test
    void knowsWhichColumnsAConditionProvesNotNull() {
        assertThat(expression("a IS NOT NULL AND (b IS NOT NULL AND c > 0) AND NOT d IS NULL")
                        .nonNullColumns())
                .containsExactlyInAnyOrder("a", "b", "d");
        assertThat(expression("a IS NOT NULL OR b IS NOT NULL").nonNullColumns())
                .isEmpty();
    }

    @Test
    void knowsWhichColumnsAreNullWhereAConditionHolds() {
        assertThat(expression("a IS NULL AND b = 1").nullColumns()).containsExactly("a");
        assertThat(expression("a IS NULL OR b IS NULL").nullColumns()).isEmpty();
    }

    @Test
    void knowsWhichColumnsMakeAConditionTrueByBeingNull() {
        assertThat(expression("a IS NULL OR (b IS NULL AND 1 = 1) OR c = 1").trueForNull())
                .containsExactlyInAnyOrder("a", "b");
        assertThat(expression("a IS NULL AND b = 1").trueForNull()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NULL",
                "(NULL::text)",
                "CAST(NULL AS text)",
                "nullif(1, 1)",
                "coalesce(NULL, NULL)",
                "CASE WHEN a THEN NULL END",
                "lower(NULL)",
                "NULL || 'x'",
                "b",
                "b::text",
                "lower(b)",
                "b + 1",
                "coalesce(b, NULL)",
                "CASE WHEN a THEN b ELSE b END"
            })
    void knowsWhatLeavesANullInAColumn(String value) {
        QueryAnswer answer = query("UPDATE orders SET b = " + value);
        assertThat(answer.assignments().get(0).toNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'x'",
                "-1",
                "coalesce(b, 'x')",
                "now()",
                "CURRENT_DATE",
                "true",
                "b IS NOT NULL",
                "a IS DISTINCT FROM b",
                "CASE WHEN a THEN 1 ELSE 2 END",
                "date '2020-01-01'",
                "lower('X') || 'y'",
                "NOT (a IS NULL)"
            })
    void knowsWhatIsNeverNull(String value) {
        assertThat(expression(value).neverNull()).isTrue();
        assertThat(expression(value).alwaysNull()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"b", "coalesce(a, b)", "CASE WHEN a THEN 1 END", "f(1)", "a > b", "NULL", "(SELECT 1)"})
    void claimsOfNothingElseThatItIsNeverNull(String value) {
        assertThat(expression(value).neverNull()).isFalse();
    }

    /** JSqlParser takes all that follows an operator of JSON for its operand. */
    @Test
    void readsWhatFollowsAnOperatorOfJson() {
        ExpressionAnswer answer = expression("data ->> 'state' = 'new' AND note IS NULL AND tags[n] #>> '{a}' = state");
        assertThat(answer.columns().stream().map(ColumnReference::column))
                .containsExactly("data", "note", "tags", "n", "state");
        assertThat(answer.literals().stream().map(Literal::value)).containsExactly("state", "new", "{a}");
        assertThat(answer.nullColumns()).containsExactly("note");
    }

    @Test
    void findsCallsInOddPlaces() {
        assertThat(query("WITH moved AS (UPDATE orders SET id = nextval('s') RETURNING id)"
                                + " SELECT f(a => max(b), c := g(d)), (CURRENT_TIMESTAMP AT TIME ZONE zone())::date"
                                + " FROM LATERAL unnest(h(1)) x, ROWS FROM (k(2)) y")
                        .calls()
                        .stream()
                        .map(call -> call.function().name()))
                .containsExactlyInAnyOrder("nextval", "f", "max", "g", "current_timestamp", "zone", "unnest", "h", "k");
    }

    @Test
    void namesTheRelationsThatACommonTableExpressionChanges() {
        assertThat(
                        query("WITH gone AS (DELETE FROM orders USING items i RETURNING *) SELECT * FROM gone")
                                .relations()
                                .stream()
                                .map(QualifiedName::name))
                .containsExactly("orders", "items");
    }

    @Test
    void readsConstantsThatAreWritten() {
        String sql = """
                INSERT INTO customers (id, email, note) VALUES
                    (1, 'ada@example.com', NULL),
                    (-2, E'it\\'s', now());
                """;
        QueryAnswer answer = query(sql.strip().replace(";", ""));
        assertThat(answer.values()).hasSize(5);
        WrittenValue email = answer.values().get(1);
        assertThat(email.column()).contains("email");
        assertThat(email.row()).isZero();
        assertThat(email.literal().range().of(sql)).isEqualTo("'ada@example.com'");
        WrittenValue number = answer.values().get(3);
        assertThat(number.literal().value()).isEqualTo("-2");
        assertThat(number.row()).isEqualTo(1);
        assertThat(answer.values().get(4).literal().value()).isEqualTo("it's");
    }

    @Test
    void readsAssignmentsAndTheirCondition() {
        String sql = "UPDATE orders AS o SET note = DEFAULT, total = 0 FROM items i WHERE total IS NULL";
        QueryAnswer answer = query(sql);
        assertThat(answer.assignments().stream().map(Assignment::column)).containsExactly("note", "total");
        assertThat(answer.assignments().stream().map(Assignment::toDefault)).containsExactly(true, false);
        assertThat(answer.assignments().get(1).range().of(sql)).isEqualTo("total = 0");
        assertThat(answer.where().orElseThrow().nullColumns()).containsExactly("total");
        assertThat(answer.relations().stream().map(QualifiedName::name)).containsExactly("items");
    }

    @Test
    void readsTheAssignmentsOfOnConflict() {
        QueryAnswer answer =
                query("INSERT INTO orders VALUES (1) ON CONFLICT (id) DO UPDATE SET total = excluded.total");
        assertThat(answer.assignments().stream().map(Assignment::column)).containsExactly("total");
    }

    @Test
    void namesOutputColumnsAsPostgresDoes() {
        assertThat(query("SELECT a.id, b.total AS sum, count(*), x::text, '1'::int, a.*, CASE WHEN y THEN 1 END,"
                                + " (SELECT max(z) FROM c), 1 FROM a, b")
                        .outputs()
                        .stream()
                        .map(OutputColumn::name))
                .containsExactly("id", "sum", "count", "x", "int4", "*", "case", "max", "?column?");
    }

    @Test
    void leavesCommonTableExpressionsOutOfRelations() {
        assertThat(query("WITH recent AS (SELECT * FROM orders) SELECT * FROM recent JOIN public.customers ON true")
                        .relations()
                        .stream()
                        .map(QualifiedName::joined))
                .containsExactly("orders", "public.customers");
    }

    @Test
    void knowsCallsInTheSelectList() {
        QueryAnswer answer = query("SELECT cron.schedule('nightly', '0 3 * * *', $$DELETE FROM logs$$) FROM f(1)");
        assertThat(answer.calls().get(0).output()).isTrue();
        assertThat(answer.calls().get(0).arguments()).contains(Optional.of("DELETE FROM logs"));
        assertThat(answer.calls().get(1).output()).isFalse();
    }

    /** JSqlParser has 250 keywords that PostgreSQL does not know, refuses SELECT without a list, and more. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT statement, file, output, errors, uuid FROM settings WHERE public.key.value = E'\\n'",
                "SELECT is(a, b), ok(true) FROM public.errors error",
                "SELECT U&'\\0441' FROM t",
                "SELECT EXISTS (SELECT FROM pg_tables WHERE tablename = 'orders')",
                "SELECT a !~~* b, c <-> d, e ?| f FROM t",
                "SELECT a OPERATOR(pg_catalog.=) b FROM t",
                "UPDATE ${schema}.orders SET total = :'total'",
            })
    void asksAgainInWordsThatJsqlParserKnows(String sql) {
        assertThat(askQuery(sql)).isPresent();
    }

    @Test
    void readsNamesFromTheTextAsWritten() {
        QueryAnswer answer = query("SELECT Statement AS Output FROM Settings WHERE key = E'it\\'s'");
        assertThat(answer.relations().get(0).name()).isEqualTo("settings");
        assertThat(answer.outputs().get(0).name()).isEqualTo("output");
        assertThat(answer.outputs().get(0).source().orElseThrow().column()).isEqualTo("statement");
    }

    @Test
    void saysNothingOfWhatItCannotRead() {
        assertThat(askExpression("a b c (")).isEmpty();
        assertThat(askQuery("SELECT 1 1")).isEmpty();
    }

    @Test
    void givesNothingTooDeepToJsqlParser() {
        for (int depth : new int[] {300, 10_000}) {
            assertThat(askExpression("(".repeat(depth) + "1" + ")".repeat(depth)))
                    .isEmpty();
            assertThat(askExpression("f(".repeat(depth) + "1" + ")".repeat(depth)))
                    .isEmpty();
        }
        assertThat(askExpression("(".repeat(50) + "1" + ")".repeat(50))).isPresent();
    }

    @Test
    void readsLongChainsAndDeepNests() {
        assertThat(expression("a IS NULL" + " AND b = 1".repeat(5_000)).nullColumns())
                .containsExactly("a");
        assertThat(expression("a" + " || 'x'".repeat(5_000)).literals()).hasSize(5_000);
        assertThat(expression("true" + " OR false".repeat(3_000)).alwaysTrue()).isTrue();
        assertThat(query("SELECT 1" + " UNION SELECT f(1)".repeat(500)).calls()).hasSize(500);
        assertThat(askQuery("SELECT EXISTS (".repeat(40) + "SELECT 1" + ")".repeat(40)))
                .isPresent();
        assertThat(askExpression("CASE WHEN a THEN ".repeat(40) + "1" + " END".repeat(40)))
                .isPresent();
        assertThat(askExpression("jsonb_build_object('a', ".repeat(40) + "1" + ")".repeat(40)))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'open", "$$open", "\"open", "/* open", "a \u0000 b", "a \u00a0 b", "\ud800", "(", ")", ";"})
    void survivesBrokenText(String sql) {
        askExpression(sql);
        askQuery("SELECT " + sql);
    }

    @Test
    void readsVeryLongListsOfValuesItself() {
        String sql =
                "INSERT INTO orders (id, note) VALUES " + "(1, 'some words of text'), ".repeat(20_000) + "(-1, NULL)";
        QueryAnswer answer = query(sql);
        assertThat(answer.values()).hasSize(40_002);
        assertThat(answer.values().get(40_000).literal().value()).isEqualTo("-1");
        assertThat(answer.values().get(40_001).literal().kind()).isEqualTo(Literal.Kind.NULL);
        assertThat(answer.values().get(40_001).column()).contains("note");
    }

    @Test
    void parsesWithoutJsqlParserUntilSomebodyAsks() throws ReflectiveOperationException, java.io.IOException {
        URL classes =
                StatementParser.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader alone = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
            Class<?> excerpt = alone.loadClass("dev.stopover.syntax.Excerpt");
            Class<?> tokens = alone.loadClass("dev.stopover.syntax.Tokens");
            Object text = excerpt.getMethod("of", String.class).invoke(null, "DO $$ BEGIN EXECUTE 'SELECT 1'; END $$");
            Object lexed = alone.loadClass("dev.stopover.parser.Lexer")
                    .getMethod("lex", excerpt)
                    .invoke(null, text);
            Object statements = alone.loadClass("dev.stopover.parser.StatementParser")
                    .getMethod("parse", tokens)
                    .invoke(null, lexed);
            Object executed = alone.loadClass("dev.stopover.parser.plpgsql.Execution")
                    .getMethod("of", java.util.List.class)
                    .invoke(null, statements);
            assertThat((java.util.List<?>) executed).hasSize(2);

            Class<?> answersClass = alone.loadClass("dev.stopover.parser.LazyAnswers");
            Object answersAlone = answersClass.getConstructor().newInstance();
            Class<?> query = alone.loadClass("dev.stopover.syntax.Query");
            Object plain = excerpt.getMethod("of", String.class).invoke(null, "UPDATE orders SET total = total + 1");
            Object read = alone.loadClass("dev.stopover.parser.Lexer")
                    .getMethod("lex", excerpt)
                    .invoke(null, plain);
            Object asked = query.getConstructors()[0].newInstance(read, 0, 14);
            Object answer = ((Optional<?>) answersClass.getMethod("ask", query).invoke(answersAlone, asked)).get();
            assertThat((java.util.List<?>)
                            answer.getClass().getMethod("columns").invoke(answer))
                    .hasSize(1);
            assertThatThrownBy(() -> answer.getClass().getMethod("assignments").invoke(answer))
                    .isInstanceOf(InvocationTargetException.class)
                    .hasRootCauseInstanceOf(ClassNotFoundException.class);
        }
    }
}
