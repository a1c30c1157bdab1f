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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    INSERT INTO orders (id) VALUES (now())       | 42804 column "id" is of type bigint but expression is of type timestamp with time zone
                    INSERT INTO orders SELECT made_at FROM orders | 42804 column "id" is of type bigint but expression is of type timestamp with time zone
                    UPDATE orders SET paid = id                  | 42804 column "paid" is of type boolean but expression is of type bigint
                    INSERT INTO orders (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET day = excluded.id | 42804 column "day" is of type date but expression is of type bigint
                    SELECT id FROM orders UNION SELECT state FROM orders | 42804 UNION types bigint and text cannot be matched
                    SELECT id, paid FROM orders UNION SELECT id FROM orders | 42601 each UNION query must have the same number of columns
                    VALUES (1, 2), (3)                           | 42601 VALUES lists must all be the same length
                    SELECT * FROM (VALUES (1), (now())) v        | 42804 VALUES types integer and timestamp with time zone cannot be matched
                    SELECT 1 FROM orders a JOIN orders b ON a.id | 42804 argument of JOIN/ON must be type boolean, not type bigint
                    DELETE FROM orders WHERE total               | 42804 argument of WHERE must be type boolean, not type numeric
                    SELECT 1 LIMIT true                          | 42804 argument of LIMIT must be type bigint, not type boolean
                    ALTER TABLE orders ADD CHECK (id)            | 42804 argument of CHECK must be type boolean, not type bigint
                    CREATE POLICY p ON orders USING (id)         | 42804 argument of POLICY must be type boolean, not type bigint
                    CREATE INDEX ON orders (id) WHERE id         | 42804 argument of WHERE must be type boolean, not type bigint
                    ALTER TABLE orders ALTER id SET DEFAULT now() | 42804 column "id" is of type bigint but default expression is of type timestamp with time zone
                    CREATE TABLE a (b int DEFAULT true)          | 42804 column "b" is of type integer but default expression is of type boolean
                    CREATE TABLE a (b int, c date GENERATED ALWAYS AS (b + 1) STORED) | 42804 column "c" is of type date but default expression is of type integer
                    ALTER TABLE orders ALTER state TYPE mood     | 42804 column "state" cannot be cast automatically to type mood
                    ALTER TABLE orders ALTER paid TYPE int USING made_at | 42804 result of USING clause for column "paid" cannot be cast automatically to type integer
                    CREATE TABLE a (b text CONSTRAINT k REFERENCES orders) | 42804 foreign key constraint "k" cannot be implemented
                    CREATE TABLE a (b numeric CONSTRAINT k REFERENCES orders) | 42804 foreign key constraint "k" cannot be implemented
                    """)
    void refusesWhatDoesNotFitItsPlace(String sql, String failure) {
        assertThat(failures(sql + ";")).containsExactly(failure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO orders (id, state, day, doc, paid) VALUES ('1', 2, '2020-01-01', '{}', 't')",
                "INSERT INTO orders (id, day) SELECT 1, '2020-01-01' UNION ALL SELECT 2, date '2020-01-01'",
                "INSERT INTO orders (id, total) VALUES (1, 1), (2, 2.5), (3, DEFAULT)",
                "UPDATE orders SET total = id, tags[1] = 'x', day = now(), (id, state) = (1, 'x')",
                "(SELECT 'a') UNION SELECT 1 UNION ALL SELECT NULL",
                "WITH RECURSIVE up (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up) SELECT n FROM up",
                "SELECT * FROM (VALUES (1, 'a'), (2.5, NULL)) v (a, b) WHERE a > 1 AND b = 'x'",
                "CREATE TABLE a (b bigint DEFAULT 0, c text DEFAULT now(), d numeric(5) DEFAULT '0', e mood DEFAULT 'ok')",
                "CREATE TABLE a (b int REFERENCES orders, c positive REFERENCES orders, d smallint REFERENCES orders)",
                "ALTER TABLE orders ALTER id TYPE text, ALTER total TYPE int, ALTER state TYPE varchar(10)",
                "ALTER TABLE orders ALTER state DROP DEFAULT, ALTER state TYPE int USING state::int",
                "SELECT ARRAY[ARRAY[1], ARRAY[2]], ARRAY[tags, tags] FROM orders LIMIT '1' OFFSET 2"
            })
    void takesWhatBecomesWhatItsPlaceAsksFor(String sql) {
        assertThat(failures(sql + ";")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SELECT max(min(id)) FROM orders                  | 42803 aggregate function calls cannot be nested
                    SELECT id FROM orders WHERE count(*) > 1         | 42803 aggregate functions are not allowed in WHERE
                    SELECT count(*) FILTER (WHERE max(id) > 1) FROM orders | 42803 aggregate functions are not allowed in FILTER
                    SELECT 1 FROM orders HAVING rank() OVER () > 1   | 42P20 window functions are not allowed in HAVING
                    SELECT sum(rank() OVER ()) OVER () FROM orders   | 42P20 window function calls cannot be nested
                    SELECT id FROM orders WHERE generate_series(1, 2) > 1 | 0A000 set-returning functions are not allowed in WHERE
                    SELECT coalesce(generate_series(1, 2), 1)        | 0A000 set-returning functions are not allowed in COALESCE
                    CREATE TABLE a (b int DEFAULT (avg(1)))          | 42803 aggregate functions are not allowed in DEFAULT expressions
                    CREATE INDEX ON orders (sum(id))                 | 42803 aggregate functions are not allowed in index expressions
                    """)
    void refusesAggregatesWindowsAndSetsWhereNoneMayStand(String sql, String failure) {
        assertThat(failures(sql + ";")).containsExactly(failure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT sum(count(*)) OVER (), count(*) FILTER (WHERE paid) FROM orders GROUP BY id, paid HAVING sum(id) > 1",
                "SELECT (SELECT max(o.id)), id FROM orders o WHERE id IN (SELECT count(*) FROM orders)",
                "SELECT unnest(tags), generate_series(1, 2) FROM orders, unnest(tags) t WHERE t = 'a' ORDER BY count(*) OVER ()",
                "SELECT count(*) FROM orders a HAVING EXISTS (SELECT 1 FROM orders b WHERE sum(a.id) = b.id)"
            })
    void takesThemElsewhere(String sql) {
        assertThat(failures(sql + ";")).isEmpty();
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
