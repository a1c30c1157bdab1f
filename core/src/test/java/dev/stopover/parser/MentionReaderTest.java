package dev.stopover.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.OutputName;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.Tokens;
import java.util.Locale;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ~ ",
            value = {
                "a + b * c ~ +(a *(b c))",
                "(a + b) * c ~ *(+(a b) c)",
                "- a ^ b + c ~ +(^(-(a) b) c)",
                "NOT a = b AND c ~ AND(NOT(=(a b)) c)",
                "@ a || b - c ~ ||(@(a) -(b c))",
                "a - b - c ~ -(-(a b) c)",
                "a IS NOT NULL OR b ISNULL ~ OR(IS NOT NULL(a) ISNULL(b))",
                "a NOT BETWEEN SYMMETRIC 1 AND - 2 ~ NOT BETWEEN SYMMETRIC(a 1 -(2))",
                "a::text::varchar(3) COLLATE \"C\" ~ collate(cast(cast(a text) varchar(3)) \"C\")",
                "x IN (1, f(y, z => 2)) ~ IN(x 1 call(f y named_argument(z 2)))",
                "a LIKE ANY (ARRAY['x', $1]) ~ LIKE(a quantified(array('x' $1)))",
                "date '2020-01-01' AT TIME ZONE z ~ AT TIME ZONE(cast(date '2020-01-01') z)",
                "CASE a WHEN 1 THEN b ELSE c END ~ case(a when(1 b) else(c))",
                "(t.r).f[1:2] ~ subscript(field(t.r) 1 2)",
                "ROW(a, 1) = (b, 2) ~ =(row(a 1) row(b 2))",
                "coalesce(current_date, x OPERATOR(pg_catalog.+) 1)"
                        + " ~ call(coalesce call(current_date) OPERATOR(pg_catalog.+)(x 1))",
                "count(*) FILTER (WHERE a) OVER (w ORDER BY b)" + " ~ call(count * filter(a) window(w order_by(b)))",
            })
    void notesOperandsBeforeWhatIsDoneWithThem(String sql, String expected) {
        assertThat(shown(expression(sql))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT a x, t.* FROM s.t WHERE b"
                        + " | query(select(target(a x) target(t.*) from_relation(s.t) where(b)))",
                "SELECT 1 FROM a JOIN b JOIN c ON x USING (y) CROSS JOIN d"
                        + " | query(select(target(1) join(join(from_relation(a) join(from_relation(b) from_relation(c) x)"
                        + " using(y)) from_relation(d))))",
                "WITH RECURSIVE c (n) AS (SELECT 1 UNION TABLE c) SELECT * FROM c ORDER BY n LIMIT 2"
                        + " | query(with(common_table(c n query(select(target(1)) UNION table(c)))) select(target(*)"
                        + " from_relation(c)) order_by(n) limit(2))",
                "SELECT FROM LATERAL (VALUES (1)) v (x), f(1) AS g (y int)"
                        + " | query(select(from_query(query(values(row(1))) v x) from_function(call(f 1) g"
                        + " column_definition(y int))))",
                "INSERT INTO t AS u (a, b[1]) VALUES (1, DEFAULT) ON CONFLICT (a) DO UPDATE SET a = 2 RETURNING a"
                        + " | insert(t u a subscript(b 1) query(values(row(1 DEFAULT))) on_conflict(a assignment(a 2))"
                        + " returning(target(a)))",
                "UPDATE t SET (a, b) = (SELECT 1, 2) FROM u WHERE t.i = u.i"
                        + " | update(t assignment(a b query(select(target(1) target(2)))) from_relation(u)"
                        + " where(=(t.i u.i)))",
                "MERGE INTO t USING u ON a WHEN MATCHED AND b THEN UPDATE SET c = 1"
                        + " | merge(t from_relation(u) a merge_when(b assignment(c 1)))",
            })
    void notesTheItemsOfAQueryInOrder(String sql, String expected) {
        assertThat(shown(query(sql))).isEqualTo(expected);
    }

    @Test
    void keepsWhatItReadBeforeAnError() {
        Mentions mentions = query("SELECT a FROM orders WHERE");
        assertThat(mentions.isComplete()).isFalse();
        assertThat(mentions.size()).isEqualTo(4);
        assertThat(mentions.role(2)).isEqualTo(MentionRole.RELATION);
    }

    @Test
    void saysThatItLooksNoDeeper() {
        assertThat(expression("(".repeat(300) + "a" + ")".repeat(300)).isComplete())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t.c | c",
                "c::int | c",
                "'1'::int8 | int8",
                "CAST(1 AS timestamp with time zone) | timestamptz",
                "'x'::character varying(3) | varchar",
                "date '2020-01-01' | date",
                "trim(LEADING 'x' FROM c) | ltrim",
                "s.f(1)::text | f",
                "CASE WHEN a THEN 1 ELSE 2 END | case",
                "CASE WHEN a THEN 1 ELSE b END | b",
                "(SELECT max(x) FROM t) | max",
                "EXISTS (SELECT) | exists",
                "ARRAY[1] | array",
                "a[1] | a",
                "(r).f | f",
                "c COLLATE \"C\" | c",
                "c AT TIME ZONE 'UTC' | timezone",
                "current_date | current_date",
                "a + b | ?column?",
                "- a | ?column?",
                "true | ?column?",
            })
    void namesAnExpressionAsPostgresDoes(String sql, String expected) {
        Mentions mentions = expression(sql);
        assertThat(OutputName.implied(mentions, mentions.root()).orElse(OutputName.NONE))
                .isEqualTo(expected);
    }

    private static Mentions expression(String sql) {
        Tokens tokens = Lexer.lex(Excerpt.of(sql));
        int last = tokens.significantCount() - 1;
        return MentionReader.of(new Expression(tokens, tokens.significant(0), tokens.significant(last)));
    }

    private static Mentions query(String sql) {
        Tokens tokens = Lexer.lex(Excerpt.of(sql));
        int last = tokens.significantCount() - 1;
        return MentionReader.of(new Query(tokens, tokens.significant(0), tokens.significant(last)));
    }

    /** The mentions as a tree: names and operators as they are written, all else by its role. */
    private static String shown(Mentions mentions) {
        assertThat(mentions.isComplete()).isTrue();
        return shown(mentions, mentions.root());
    }

    private static String shown(Mentions mentions, int mention) {
        Tokens tokens = mentions.tokens();
        String text = tokens.excerpt()
                .text()
                .substring(
                        tokens.start(tokens.significant(mentions.first(mention))),
                        tokens.end(tokens.significant(mentions.last(mention))));
        int[] parts = mentions.children(mention);
        boolean written = mentions.is(mention, MentionRole.OPERATOR)
                || mentions.is(mention, MentionRole.TYPE)
                || parts.length == 0;
        if (parts.length == 0) {
            return text;
        }
        StringJoiner shown = new StringJoiner(
                " ", (written ? text : mentions.role(mention).name().toLowerCase(Locale.ROOT)) + "(", ")");
        for (int part : parts) {
            shown.add(shown(mentions, part));
        }
        return shown.toString();
    }
}
