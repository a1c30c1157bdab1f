package dev.stopover.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.source.SourceFile;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Tokens;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
        Tokens tokens = Lexer.lex(Excerpt.of(SourceFile.of("long.sql", text)));
        return StatementParser.looks(tokens);
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
                text("semicolons", size -> ";".repeat(size)),
                text("words", size -> "nothing ".repeat(size)));
    }

    private static Arguments text(String name, IntFunction<String> text) {
        return Arguments.of(name, text);
    }
}
