package dev.stopover.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.source.SourceFile;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.ParseError;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.UnreadStatement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL 15 to 18 refuse, at the token that they name: it stands between the two marks. */
class SyntaxErrorsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER SERVER «s»",
                "ALTER FOREIGN DATA WRAPPER «f»",
                "COPY t TO stdout «WHERE» a > 1",
                "COPY t TO stdout WITH (format csv) «WHERE» a > 1",
                "CREATE TRIGGER t BEFORE UPDATE OR UPDATE «ON» x FOR EACH ROW EXECUTE FUNCTION f()",
                "CREATE TRIGGER t BEFORE INSERT OR UPDATE OF a OR INSERT «OR» DELETE ON x EXECUTE FUNCTION f()",
                "CREATE STATISTICS s ON a, b FROM t x«,» t y",
                "SELECT E'a«\\u12»'",
                "SELECT E'a«\\u0000»'",
                "SELECT E'a\\ud83d«x»'",
                "SELECT E'\\ud83d«'»",
                "SELECT E'«\\udc00»'",
                "SELECT E'«\\U0011ffff»'",
                "SELECT U&'«\\12»'",
                "SELECT U&'a«\\»zzzz'",
                "SELECT U&'«\\+123»'",
                "SELECT 1 AS U&\"ab«\\12»\"",
                "SELECT U&'a!0061«!12' UESCAPE '!'",
                "SELECT U&'a' UESCAPE «'+'»",
                "SELECT U&'a' UESCAPE «'12'»",
                "SELECT 'x \\'AB«-»1\\' y' FROM t",
                "SELECT 1 FROM «WHERE» a = ${b}",
                "CREATE TABLE \"${schema}\".orders (id int, «)»",
                "UPDATE \"{{ .Schema }}\".orders SET «WHERE» true",
            })
    void namesTheTokenThatDoesNotFit(String marked) {
        String sql = marked.replace("«", "").replace("»", "");
        int start = marked.indexOf('«');
        assertThat(error(sql).map(error -> error.range().start())).contains(start);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE STATISTICS s ON a, b FROM t x",
                "CREATE STATISTICS s (ndistinct) ON a, lower(b) FROM ONLY (t) AS x",
                "ALTER SERVER s VERSION '1'",
                "ALTER FOREIGN DATA WRAPPER f NO HANDLER",
                "COPY (SELECT 1 WHERE true) TO stdout",
                "COPY t FROM stdin WHERE a > 1",
                "CREATE TRIGGER t BEFORE INSERT OR UPDATE OF a, b OR DELETE ON x FOR EACH ROW EXECUTE FUNCTION f()",
                "SELECT E'\\ud83d\\ude00\\U0001F600\\x\\'', U&'\\d83d\\+00de00' FROM t",
                "SELECT U&'a!0061\\' UESCAPE '!', U&\"d\\0061ta\" FROM t",
                "SELECT 'C:\\', 'D:\\' AS path",
                "SELECT ${b} FROM WHERE",
            })
    void acceptsWhatPostgresAccepts(String sql) {
        assertThat(error(sql)).isEmpty();
    }

    @Test
    void goesOnAfterAQuoteThatABackslashWasToKeepOpen() {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            script.append(
                    "INSERT INTO notes VALUES ('it\\'s new', 'don''t');\nCREATE TABLE t%d (id int);\n".formatted(i));
        }
        List<Statement> statements = StatementParser.parse(SourceFile.of("notes.sql", script.toString()));
        assertThat(statements.stream().filter(CreateTable.class::isInstance)).hasSize(20);
        assertThat(statements.stream()
                        .filter(UnreadStatement.class::isInstance)
                        .map(opaque ->
                                ((UnreadStatement) opaque).error().orElseThrow().message())
                        .collect(Collectors.toSet()))
                .containsExactly("Syntax error at or near \"s\".");
    }

    private static Optional<ParseError> error(String sql) {
        return StatementParser.parse(SourceFile.of("x.sql", sql)).stream()
                .filter(UnreadStatement.class::isInstance)
                .flatMap(opaque -> ((UnreadStatement) opaque).error().stream())
                .findFirst();
    }
}
