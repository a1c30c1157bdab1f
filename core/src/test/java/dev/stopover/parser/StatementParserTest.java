package dev.stopover.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.source.Ranged;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Copy;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.ForeignKeyConstraint;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.ParseError;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.PsqlCommand;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.UnreadStatement;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementParserTest {

    @Test
    void pointsAtTheWordsThatSayWhatAStatementDoes() {
        String sql = "-- why\nCREATE UNIQUE INDEX CONCURRENTLY i ON shop.orders (lower(note)) WHERE total > 0;";
        CreateIndex index = (CreateIndex) parse(sql).get(0);
        assertThat(index.keywords().of(sql)).isEqualTo("CREATE UNIQUE INDEX");
        assertThat(index.range().of(sql)).startsWith("CREATE").endsWith("> 0");
        assertThat(index.table().range().of(sql)).isEqualTo("shop.orders");
        assertThat(index.columns().get(0).expression().orElseThrow().text()).isEqualTo("lower(note)");
        assertThat(index.where().orElseThrow().text()).isEqualTo("total > 0");
    }

    @Test
    void tellsADefaultFromTheConstraintsAfterIt() {
        CreateTable table = (CreateTable) parse("""
                CREATE TABLE orders (
                  note text DEFAULT 'a' || 'b' NOT NULL CHECK (note <> ''),
                  paid boolean DEFAULT CASE WHEN true THEN NULL END NULL)
                """).get(0);
        assertThat(table.columns()
                        .get(0)
                        .defaultValue()
                        .orElseThrow()
                        .expression()
                        .text())
                .isEqualTo("'a' || 'b'");
        assertThat(table.columns().get(0).constraints()).hasSize(2);
        assertThat(table.columns().get(1).nullWritten()).isTrue();
    }

    @Test
    void keepsWhatIsSaidOfAForeignKey() {
        AlterTable alter = (AlterTable) parse("ALTER TABLE orders ADD CONSTRAINT c FOREIGN KEY (a) "
                        + "REFERENCES customers ON DELETE CASCADE NOT VALID")
                .get(0);
        AddConstraint add = (AddConstraint) alter.actions().get(0);
        ForeignKeyConstraint key = (ForeignKeyConstraint) add.constraint();
        assertThat(key.notValid()).isTrue();
        assertThat(key.references().joined()).isEqualTo("customers");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int4 | integer",
                "int | integer",
                "varchar(9) | character varying(9)",
                "char | character(1)",
                "bpchar | character",
                "pg_catalog.int8 | bigint",
                "timestamp(3) | timestamp(3) without time zone",
                "timestamptz | timestamp with time zone",
                "time with time zone | time with time zone",
                "float(20) | real",
                "float | double precision",
                "dec(10, 2) | numeric(10,2)",
                "bool[] | boolean[]",
                "int ARRAY[3] | integer[]",
                "text[][] | text[][]",
                "interval day to second | interval",
                "bit varying(5) | bit varying(5)",
                "geometry(point, 4326) | geometry",
                "shop.order_status | shop.order_status",
                "serial | serial",
                "Citext | citext",
                "\"Mixed\" | Mixed",
            })
    void namesTypesAsPostgresPrintsThem(String written, String printed) {
        CreateTable table =
                (CreateTable) parse("CREATE TABLE t (a " + written + ")").get(0);
        assertThat(table.columns().get(0).type().orElseThrow().canonical()).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE OR REPLACE POLICY p ON orders | POLICY | CREATE OR REPLACE POLICY does not exist",
                "ALTER TABLE orders ADD CONSTRAINT IF NOT EXISTS c CHECK (true) | EXISTS | does not exist",
                "CREATE TABLE orders (id int,) | ) | Remove the comma",
                "CREATE TABLE orders (id int,, b int) | , | two commas",
                "CREATE TABLE orders (id int | int | Close the parenthesis",
                "CREATE TABLE orders (id int AUTO_INCREMENT) | AUTO_INCREMENT | GENERATED ALWAYS AS IDENTITY",
                "DROP INDEX i ON orders | ON | its name alone",
            })
    void helpsWithASyntaxError(String sql, String token, String help) {
        ParseError error = error(sql).orElseThrow();
        assertThat(error.range().of(sql)).isEqualTo(token);
        assertThat(error.help().orElse("")).contains(help);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a like FROM orders",
                "SELECT a AS into, b.into INTO other FROM orders",
                "SELECT a = NOT b = c, (a, b) OVERLAPS (c, d) FROM orders",
                "SELECT a || b and FROM orders",
                "SELECT substring(a || b SIMILAR c ESCAPE d), (values), current_schema 'x'",
                "INSERT INTO orders SELECT a in ON CONFLICT DO NOTHING",
                "SELECT 1 FROM orders OFFSET -1 ROWS FETCH FIRST -1 ROWS ONLY",
                "UPDATE shop.as SET a = 1",
                "CREATE TRIGGER t BEFORE INSERT ON orders EXECUTE FUNCTION f(, 1)",
                "SELECT 'a' -- and\n'b'",
            })
    void acceptsWhatPostgresAccepts(String sql) {
        assertThat(parse(sql)).noneMatch(UnreadStatement.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT a = b like FROM orders | FROM",
                "SELECT NOT a like FROM orders | FROM",
                "SELECT a LIKE b like FROM orders | like",
                "SELECT (a, b)[1] | [",
                "SELECT a = ANY (b, c) | ,",
                "SELECT normalize(a, b) | b",
                "SELECT substring(a PLACING b) | PLACING",
                "SELECT trim(a, b FROM c) | FROM",
                "SELECT 1 OFFSET 1 + 1 ROWS | ROWS",
                "EXPLAIN CREATE INDEX ON orders (a) | INDEX",
                "CREATE INDEX ON orders (NULLS FIRST) | NULLS",
                "CREATE INDEX ON orders (f(a) OVER w) | w",
                "DELETE FROM orders set | set",
                "ALTER EXTENSION e RENAME TO f | RENAME",
                "ALTER DOMAIN d ADD VALUE 'a' | VALUE",
                "CREATE ROLE current_role | current_role",
                "CREATE TABLE orders (a int, PRIMARY KEY (a) ENFORCED) | ENFORCED",
                "SET ROLE DEFAULT | DEFAULT",
                "CREATE FUNCTION f(out a int) RETURNS TABLE (b int) LANGUAGE sql AS 'x' | out a",
            })
    void refusesWhatPostgresRefusesAtTheSameToken(String sql, String from) {
        ParseError error = error(sql).orElseThrow();
        assertThat(sql.substring(error.range().start())).startsWith(from);
    }

    @Test
    void takesAWordAfterIntoForTheTablesNameIfNoNameFollows() {
        CreateTableAs table =
                (CreateTableAs) parse("SELECT a INTO temp FROM orders").get(0);
        assertThat(table.table().name()).isEqualTo("temp");
        assertThat(table.persistence()).isEqualTo(Persistence.PERMANENT);
    }

    @Test
    void saysWhereASemicolonIsMissing() {
        String sql = "ALTER TABLE orders DROP COLUMN a\nALTER TABLE orders ADD COLUMN b int;\nSELECT 1;";
        List<Statement> statements = parse(sql);
        assertThat(statements).hasSize(3);
        ParseError error = ((UnreadStatement) statements.get(0)).error().orElseThrow();
        assertThat(error.range().start()).isEqualTo(sql.indexOf("ALTER", 1));
        assertThat(error.help().orElseThrow()).contains("semicolon");
        assertThat(statements.get(1)).isInstanceOf(AlterTable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE a (id int\n\nCREATE TABLE orders (id int);\n",
                "CREATE TABLE a (id int;\nCREATE TABLE orders (id int);\n",
                "INSERT INTO a VALUES ('open);\nCREATE TABLE orders (id int);\n",
                "/* open\nCREATE TABLE orders (id int);\n",
                "SELECT \"open;\nCREATE TABLE orders (id int);\n",
                "DO $$ begin;\nCREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'select 1';\nCREATE TABLE orders (id int);\n",
                "CREATE TABEL a (id int);\nCREATE TABLE orders (id int);\n",
                "CREATE FUNCTION f() BEGIN ATOMIC SELECT 1;\nCREATE TABLE orders (id int);\n",
            })
    void leavesTheNextStatementUnharmed(String sql) {
        List<Statement> statements = parse(sql);
        assertThat(statements.get(statements.size() - 1)).isInstanceOf(CreateTable.class);
        assertThat(statements.stream()
                        .filter(UnreadStatement.class::isInstance)
                        .map(statement -> ((UnreadStatement) statement).error()))
                .hasSize(1)
                .allMatch(Optional::isPresent);
    }

    @Test
    void provesNothingOfTextThatATemplateReplaces() {
        assertThat(parse("CREATE TABLE orders (id int {{ .Extra }} x y z);\n${statement};"))
                .hasSize(2)
                .allMatch(statement -> statement instanceof UnreadStatement opaque
                        && opaque.error().isEmpty());
    }

    @Test
    void readsWhatATemplateOnlyNames() {
        assertThat(parse(
                        "CREATE TABLE ${schema}.orders (id int); DROP TABLE \"{{ index .Options \"Namespace\" }}\".a;"))
                .noneMatch(UnreadStatement.class::isInstance);
    }

    @Test
    void knowsCommandsOfPsqlAndRowsOfCopy() {
        String sql = "\\set x 1\nCOPY orders FROM stdin;\n1\ta\n\\.\n\\i other.sql\n";
        List<Statement> statements = parse(sql);
        assertThat(((PsqlCommand) statements.get(0)).command()).isEqualTo("set");
        assertThat(((Copy) statements.get(1)).data().orElseThrow().of(sql)).startsWith("1\ta");
        assertThat(((PsqlCommand) statements.get(2)).arguments()).isEqualTo("other.sql");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT %s1%s",
                "CREATE TABLE t (a int CHECK (%strue%s))",
                "SELECT * FROM %sSELECT 1%s x",
                "INSERT INTO t VALUES (%s1%s)",
            })
    void readsParentheses100000Deep(String form) {
        String sql = form.formatted("(".repeat(100_000), ")".repeat(100_000));
        assertThat(error(sql)).isEmpty();
        assertThat(error(sql.substring(0, sql.length() - 50_000))).isPresent();
    }

    @Test
    void readsLongChainsWithoutNesting() {
        for (String chain : List.of(
                "SELECT 1" + " AND 1".repeat(100_000),
                "SELECT " + "- ".repeat(100_000) + "1",
                "SELECT " + "NOT ".repeat(100_000) + "true",
                "SELECT 1" + " UNION SELECT 1".repeat(50_000),
                "SELECT 1" + "::int".repeat(100_000),
                "SELECT 1 FROM a" + " JOIN b".repeat(50_000) + " ON true".repeat(50_000),
                "SELECT " + "CASE WHEN ".repeat(20_000) + "1" + " THEN 1 END".repeat(20_000),
                "SELECT " + "a[".repeat(20_000) + "1" + "]".repeat(20_000))) {
            assertThat(error(chain)).as(chain.substring(0, 40)).isEmpty();
        }
    }

    @Test
    void countsTheRowsOfALargeInsert() {
        String sql = "INSERT INTO orders (id, note) VALUES " + "(1, 'it''s one'), ".repeat(50_000) + "(2, '');";
        Insert insert = (Insert) parse(sql).get(0);
        assertThat(insert.rows()).isEqualTo(50_001);
    }

    @Test
    void staysLinearOnInputThatBreaksAgainAndAgain() {
        for (String broken : List.of(
                "CREATE FUNCTION f() BEGIN ATOMIC SELECT 1;\n",
                "CREATE TABLE a (b int\n",
                "CREATE RULE r AS ON INSERT TO t DO (SELECT 1;\n",
                "COPY t FROM stdin;\n",
                "SELECT 'open\n",
                "CREATE\n",
                "/* /* ",
                "$a$ $b$ ",
                "((((")) {
            assertThat(parse(broken.repeat(4_000))).as(broken).isNotEmpty();
        }
    }

    @Test
    void nestsAllRanges() throws IOException {
        for (String file : List.of("utility.sql", "queries.sql")) {
            String text = Files.readString(Path.of("../test-fixtures/statements", file));
            for (Statement statement : parse(text)) {
                nested(statement, statement.range(), statement);
            }
        }
    }

    private static void nested(Object value, TextRange outer, Statement statement) {
        if (value instanceof Iterable<?> list) {
            list.forEach(element -> nested(element, outer, statement));
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(element -> nested(element, outer, statement));
        } else if (value instanceof Ranged ranged) {
            assertThat(outer.contains(ranged.range()))
                    .as("%s within %s of %s", ranged, outer, statement)
                    .isTrue();
            if (value instanceof Record && !(value instanceof TextRange)) {
                // The relation that an object belongs to is often named elsewhere in the statement.
                TextRange inner = value instanceof ObjectReference ? outer : ranged.range();
                parts(value, statement).forEach(part -> nested(part, inner, statement));
            }
        }
    }

    private static List<Object> parts(Object value, Statement statement) {
        List<Object> parts = new ArrayList<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                parts.add(component.getAccessor().invoke(value));
            } catch (ReflectiveOperationException unreadable) {
                throw new AssertionError(statement.toString(), unreadable);
            }
        }
        return parts;
    }

    @Test
    void neverFailsWhateverTheInput() throws IOException {
        String[] words = (Files.readString(Path.of("../test-fixtures/statements/utility.sql")) + " "
                        + Files.readString(Path.of("../test-fixtures/statements/queries.sql")))
                .split("(?<=[\\s(),;])|(?=[\\s(),;])");
        Random random = new Random(18);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            int at = random.nextInt(words.length);
            for (int i = 0; i < 60; i++) {
                at = random.nextInt(5) == 0 ? random.nextInt(words.length) : (at + 1) % words.length;
                text.append(words[at]).append(random.nextInt(9) == 0 ? "\n" : "");
            }
            int end = 0;
            for (Statement statement : parse(text.toString())) {
                assertThat(statement.range().start()).isGreaterThanOrEqualTo(end);
                end = statement.range().end();
            }
        }
    }

    private static Optional<ParseError> error(String sql) {
        return parse(sql).stream()
                .filter(UnreadStatement.class::isInstance)
                .flatMap(statement -> ((UnreadStatement) statement).error().stream())
                .findFirst();
    }

    private static List<Statement> parse(String sql) {
        return StatementParser.parse(SourceFile.of("orders.sql", sql));
    }
}
