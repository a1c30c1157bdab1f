package dev.stopover.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.parser.plpgsql.Execution;
import dev.stopover.source.SourceFile;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.UnreadStatement;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Twice the text is at most twice the work, counted in tokens looked at, whatever the text is made of. */
class LinearityTest {

    private static final int SIZE = 4000;

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void readsTwiceTheTextWithTwiceTheWork(String name, IntFunction<String> text) {
        long once = looks(text.apply(SIZE));
        long twice = looks(text.apply(2 * SIZE));

        assertThat(twice).isLessThanOrEqualTo(once * 21 / 10);
    }

    private static long looks(String text) {
        Excerpt excerpt = Excerpt.of(SourceFile.of("long.sql", text));
        return Lexer.looks(excerpt) + StatementParser.looks(Lexer.lex(excerpt));
    }

    /** Loops in loops would run ten times as often for each level. */
    @Test
    void runsLoopsInLoopsNoOftenerThanItSays() {
        assertThat(turns(3)).isEqualTo(1000);
        assertThat(turns(8)).isLessThanOrEqualTo(5_000);
    }

    private static long turns(int levels) {
        StringBuilder body = new StringBuilder("DECLARE x int; BEGIN ");
        for (int i = 0; i < levels; i++) {
            body.append("FOREACH x IN ARRAY ARRAY[0, 1, 2, 3, 4, 5, 6, 7, 8, 9] LOOP ");
        }
        body.append("EXECUTE 'CREATE TABLE orders_' || x || ' (id int)'; ");
        body.append("END LOOP; ".repeat(levels)).append("END");
        SourceFile file = SourceFile.of("loops.sql", "DO $$ " + body + " $$;");
        return Execution.of(StatementParser.parse(file)).stream()
                .filter(executed -> executed.statement() instanceof CreateTable)
                .count();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC ", "CREATE SCHEMA a ", "EXPLAIN ", "PREPARE p AS "
            })
    void refusesStatementsThatHoldEachOtherTooDeep(String statement) {
        List<Statement> statements =
                StatementParser.parse(SourceFile.of("deep.sql", statement.repeat(5_000) + "SELECT 1;"));
        assertThat(statements).isNotEmpty().allMatch(UnreadStatement.class::isInstance);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                text("statements", size -> "CREATE TABLE orders (id bigint PRIMARY KEY);\n".repeat(size)),
                text("columns", size -> "CREATE TABLE orders (a int" + ", b text DEFAULT 'x'".repeat(size) + ");"),
                text("rows of VALUES", size -> "INSERT INTO orders VALUES (1, 'a')" + ", (1, 'a')".repeat(size) + ";"),
                text("parentheses", size -> "SELECT " + "(".repeat(size) + "1" + ")".repeat(size) + ";"),
                text("queries in parentheses", size -> "(".repeat(size) + "SELECT 1" + ")".repeat(size) + ";"),
                text("brackets", size -> "SELECT ARRAY" + "[".repeat(size) + "1" + "]".repeat(size) + ";"),
                text("CASE", size -> "SELECT " + "CASE WHEN true THEN ".repeat(size) + "1" + " END".repeat(size) + ";"),
                text("AND", size -> "SELECT 1" + " AND a = b".repeat(size) + ";"),
                text("UNION", size -> "SELECT 1" + " UNION ALL SELECT 2".repeat(size) + ";"),
                text("joins", size -> "SELECT 1 FROM a" + " JOIN b ON true".repeat(size) + ";"),
                text("open parentheses", size -> "SELECT (1;\n".repeat(size)),
                text("open quotes", size -> "INSERT INTO orders VALUES ('a);\n".repeat(size)),
                text("open bodies", size -> "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1;\n".repeat(size)),
                text("missing semicolons", size -> "ALTER TABLE orders ADD a int\n".repeat(size)),
                text("broken statements", size -> "CREATE TABLE (;\nDROP TABLE orders;\n".repeat(size)),
                text("signs", size -> "SELECT 1 " + "+-".repeat(size) + " 1;"),
                text("calls", size -> "SELECT " + "f(".repeat(size) + "1" + ")".repeat(size) + ";"),
                text("prefixes", size -> "SELECT " + "NOT ".repeat(size) + "- ".repeat(size) + "1;"),
                text("backslashed quotes", size -> "INSERT INTO orders VALUES ('it\\'s');\n".repeat(size)),
                text("semicolons", size -> ";".repeat(size)),
                text("words", size -> "nothing ".repeat(size)));
    }

    private static Arguments text(String name, IntFunction<String> text) {
        return Arguments.of(name, text);
    }
}
