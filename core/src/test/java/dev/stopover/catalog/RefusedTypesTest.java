package dev.stopover.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.catalog.effect.Moment;
import dev.stopover.migration.Transaction;
import dev.stopover.migration.TransactionMode;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.syntax.Executed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions, operators and casts that PostgreSQL does not have for the types that they are given. */
class RefusedTypesTest {

    private static final String SCHEMA = """
            CREATE TYPE mood AS ENUM ('sad', 'ok');
            CREATE DOMAIN positive AS int CHECK (VALUE > 0);
            CREATE TABLE orders (id bigint PRIMARY KEY, state text, total numeric(10, 2), made_at timestamptz,
                tags text[], doc jsonb, paid boolean, mood mood, amount positive, day date);
            CREATE FUNCTION twice(n int, times int DEFAULT 2) RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION labels(VARIADIC names text[]) RETURNS text LANGUAGE sql AS 'SELECT 1';
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    lower(total)                 | 42883 function lower(numeric) does not exist
                    lower()                      | 42883 function lower() does not exist
                    twice(state)                 | 42883 function twice(text) does not exist
                    twice(1, 2, 3)               | 42883 function twice(integer, integer, integer) does not exist
                    twice(n => 1, m => 2)        | 42883 function twice(n => integer, m => integer) does not exist
                    labels(1)                    | 42883 function labels(integer) does not exist
                    array_append(tags, 1)        | 42883 function array_append(text[], integer) does not exist
                    id + state                   | 42883 operator does not exist: bigint + text
                    state = 5                    | 42883 operator does not exist: text = integer
                    mood = 'ok'::text            | 42883 operator does not exist: mood = text
                    - state                      | 42883 operator does not exist: - text
                    doc -> true                  | 42883 operator does not exist: jsonb -> boolean
                    id IN (SELECT state FROM orders) | 42883 operator does not exist: bigint = text
                    id LIKE '1%'                 | 42883 operator does not exist: bigint ~~ unknown
                    id BETWEEN 1 AND state       | 42883 operator does not exist: bigint <= text
                    tags = ANY (tags)            | 42883 operator does not exist: text[] = text
                    made_at::int                 | 42846 cannot cast type timestamp with time zone to integer
                    NOT id                       | 42804 argument of NOT must be type boolean, not type bigint
                    paid AND id                  | 42804 argument of AND must be type boolean, not type bigint
                    id IS TRUE                   | 42804 argument of IS TRUE must be type boolean, not type bigint
                    COALESCE(id, state)          | 42804 COALESCE types bigint and text cannot be matched
                    ARRAY[id, state]             | 42804 ARRAY types bigint and text cannot be matched
                    CASE WHEN id THEN 1 END      | 42804 argument of CASE/WHEN must be type boolean, not type bigint
                    CASE WHEN paid THEN id ELSE state END | 42804 CASE types text and bigint cannot be matched
                    id[1]                        | 42804 cannot subscript type bigint because it does not support subscripting
                    id COLLATE "C"               | 42804 collations are not supported by type bigint
                    """)
    void refusesWhatNothingTakes(String expression, String failure) {
        assertThat(failures("SELECT " + expression + " FROM orders;")).containsExactly(failure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lower(state), upper('x'), length(state::varchar(3))",
                "twice(1), twice(1, 2), twice(times => 1, n => 2), labels('a', 'b'), labels(VARIADIC tags)",
                "id + 1, total * 1.5, id / total, made_at - interval '1 day', day + 1, made_at - now()",
                "doc -> 'a' ->> 'b', doc #>> '{a}', doc || '{}', tags || 'x', tags || tags, tags[1], tags[1:2]",
                "mood = 'ok', amount + 1, amount = 1, positive('1'), date('2020-01-01'), text(id)",
                "id IN (1, 2), state IN ('a'), id = ANY ('{1}'), state = ANY (tags), id IN (SELECT id FROM orders)",
                "COALESCE(total, 0), CASE WHEN paid THEN id ELSE 1.5 END, NULLIF(id, 0), GREATEST(id, total)",
                "count(*), count(id), sum(id), max(made_at), array_agg(state), string_agg(state, ','), jsonb_agg(doc)",
                "concat(id, state, doc), format('%s', id), coalesce(NULL, state), to_char(made_at, 'YYYY'), array[1, 2.5]",
                "id::text, state::int, doc::text, '1'::positive, mood::text, state::mood, total::int",
                "unheard_of(id), elsewhere.lower(id), orders.state || 'x', row(1, 2) = row(1, 2)"
            })
    void takesWhatSomethingTakes(String expressions) {
        assertThat(failures("SELECT " + expressions + " FROM orders;")).isEmpty();
    }

    @Test
    void knowsTheFunctionsOfOneVersionOnly() {
        assertThat(failures("SELECT array_shuffle(1) FROM orders;")).hasSize(1);
        assertThat(failures("SELECT array_append(tags, unheard_of()) FROM orders;"))
                .isEmpty();
    }

    /** An extension may bring what is missing, as pg_trgm does operators for text. */
    @Test
    void leavesOpenWhatAnExtensionMayBring() {
        assertThat(failures("CREATE EXTENSION postgis; SELECT id + state FROM orders;"))
                .isEmpty();
        assertThat(failures("SELECT state % state FROM orders;")).isEmpty();
    }

    @Test
    void leavesOpenWhatTheHistoryMadeItself() {
        assertThat(failures("""
                                CREATE OPERATOR + (LEFTARG = bigint, RIGHTARG = text, FUNCTION = f);
                                SELECT id + state FROM orders;
                                """)).isEmpty();
    }

    @Test
    void tellsTheTypesOfTheColumnsOfViews() {
        Replayed replayed = Replayed.of(SCHEMA + """
                CREATE VIEW shown (a, b, c, d, e, f, g, h, i, j, k, l, m) AS
                SELECT lower(state), total * 2, count(*) OVER (), doc ->> 'a', now() - made_at,
                    array_agg(id) OVER (), CASE WHEN paid THEN 1 ELSE 2.5 END, 'x', paid AND true, id = 1,
                    (SELECT max(day) FROM orders), EXISTS (SELECT 1), unheard_of(1) FROM orders;
                """);
        assertThat(replayed.catalog().views().get(0).columns())
                .extracting(column -> column.type().canonical())
                .containsExactly(
                        "text",
                        "numeric",
                        "bigint",
                        "text",
                        "interval",
                        "bigint[]",
                        "numeric",
                        "text",
                        "boolean",
                        "boolean",
                        "date",
                        "boolean",
                        "");
    }

    private static List<String> failures(String sql) {
        LazyAnswers answers = new LazyAnswers();
        State state = State.empty();
        List<Executed> executed =
                Replayed.script(SCHEMA + sql, TransactionMode.AUTOCOMMIT).executed();
        for (Executed each : executed.subList(0, executed.size() - 1)) {
            state = state.after(each, answers);
        }
        return new Moment(executed.get(executed.size() - 1), Transaction.NONE, state, 17, answers)
                .failures().stream()
                        .map(failure -> failure.sqlState() + " " + failure.message())
                        .toList();
    }
}
