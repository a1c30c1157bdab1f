package dev.stopover.postgres.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stopover.catalog.State;
import dev.stopover.config.ConfigurationException;
import dev.stopover.config.ConfigurationReader;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.parser.StatementParser;
import dev.stopover.postgres.Postgres;
import dev.stopover.postgres.ServerDatabase;
import dev.stopover.project.ProjectReader;
import dev.stopover.project.ReadOptions;
import dev.stopover.project.Reading;
import dev.stopover.project.walk.MemoryTree;
import dev.stopover.rollback.Undoing;
import dev.stopover.rollback.Verdict;
import dev.stopover.rollback.WrittenRollback;
import dev.stopover.source.SourceFile;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Executed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds what is said of rollbacks, and the rollbacks that are written, to real servers: for the project's fixture projects,
 * and for migrations that chance made.
 *
 * <p>The system property {@code stopover.seeds} tells how many runs there are on each server, and {@code stopover.seed} the
 * first.
 */
class RollbackProofTest {

    private static final Path PROJECTS = Path.of("../test-fixtures/projects");
    private static final int STANDING = 60;
    private static final int CHANGES = 12;

    private final Answers answers = new LazyAnswers();

    static Stream<Arguments> projects() throws IOException {
        List<Path> found;
        try (Stream<Path> list = Files.list(PROJECTS)) {
            found = list.filter(Files::isDirectory).sorted().toList();
        }
        int newest = Postgres.majors().get(Postgres.majors().size() - 1);
        return found.stream().map(path -> Arguments.of(newest, path));
    }

    static List<Integer> majors() {
        return Postgres.majors();
    }

    static Stream<Arguments> seeds() {
        long first = Long.getLong("stopover.seed", 1);
        int count = Integer.getInteger("stopover.seeds", 3);
        return Postgres.majors().stream()
                .flatMap(major -> LongStream.range(first, first + count).mapToObj(seed -> Arguments.of(major, seed)));
    }

    @ParameterizedTest(name = "PostgreSQL {0}, {1}")
    @MethodSource("projects")
    void verdictsOfFixturesAreTheServers(int major, Path project) throws Exception {
        assumeTrue(
                Postgres.missing(major).isEmpty(), () -> Postgres.missing(major).orElseThrow());
        for (History history : histories(project)) {
            for (int i = 0; i < history.migrations().size(); i++) {
                Migration migration = history.migrations().get(i);
                if (migration.down().isPresent()) {
                    verdictIsTheServers(major, history, i);
                }
            }
        }
    }

    private void verdictIsTheServers(int major, History history, int number) throws SQLException {
        Migration migration = history.migrations().get(number);
        try (ServerDatabase database = Postgres.major(major).freshDatabase();
                Connection connection = database.connection()) {
            if (!forward(connection, history, number)) {
                return;
            }
            SortedSet<String> before = Definitions.of(connection);
            if (!runs(connection, texts(migration.up()))) {
                return;
            }
            boolean ran = runs(connection, texts(migration.down().orElseThrow()));
            runs(connection, List.of("ROLLBACK"));
            boolean same = Definitions.of(connection).equals(before);
            Verdict verdict = Undoing.of(history, number, before(history, number), after(history, number), answers)
                    .verdict();
            assertThat(verdict)
                    .as("%s", migration.down().orElseThrow().file())
                    .isIn(ran ? same ? Verdict.RESTORES : Verdict.DIFFERS : Verdict.DOWN_FAILS, Verdict.UNKNOWN);
        }
    }

    @ParameterizedTest(name = "PostgreSQL {0}, {1}")
    @MethodSource("projects")
    void rollbacksWrittenForFixturesRestore(int major, Path project) throws Exception {
        assumeTrue(
                Postgres.missing(major).isEmpty(), () -> Postgres.missing(major).orElseThrow());
        for (History history : histories(project)) {
            for (int i = 0; i < history.migrations().size(); i++) {
                writtenRestores(major, history, i);
            }
        }
    }

    /** Up, the written rollback, and the schema is what it was; nothing is said of a migration that does not run. */
    private void writtenRestores(int major, History history, int number) throws SQLException {
        Migration migration = history.migrations().get(number);
        WrittenRollback written = WrittenRollback.of(
                history, migration, before(history, number), after(history, number), List.of(), answers);
        try (ServerDatabase database = Postgres.major(major).freshDatabase();
                Connection connection = database.connection()) {
            if (!forward(connection, history, number)) {
                return;
            }
            SortedSet<String> before = Definitions.of(connection);
            if (!runs(connection, texts(migration.up())) || !written.hands().isEmpty()) {
                return;
            }
            // Liquibase takes the lines of a rollback without what marks them.
            Optional<String> refused = refused(connection, texts(written.text().replace("--rollback ", "")));
            runs(connection, List.of("ROLLBACK"));
            SortedSet<String> after = Definitions.of(connection);
            assertThat(List.of(refused, minus(before, after), minus(after, before)))
                    .as(
                            "what is refused, missing and left over after%n%s%nand%n%s",
                            migration.up().file().text(), written.text())
                    .isEqualTo(List.of(Optional.empty(), List.of(), List.of()));
        }
    }

    @ParameterizedTest(name = "PostgreSQL {0}, seed {1}")
    @MethodSource("seeds")
    void rollbacksWrittenForMigrationsByChanceRestore(int major, long seed) throws Exception {
        assumeTrue(
                Postgres.missing(major).isEmpty(), () -> Postgres.missing(major).orElseThrow());
        RandomStatements statements = new RandomStatements(seed);
        StringBuilder standing = new StringBuilder();
        StringBuilder change = new StringBuilder();
        try (ServerDatabase database = Postgres.major(major).freshDatabase();
                Connection connection = database.connection()) {
            State state = State.empty();
            for (int i = 0; i < STANDING + CHANGES; i++) {
                String sql = statements.next(state.catalog(), false);
                if (sql.equals("BEGIN") || sql.startsWith("SET ") || !runs(connection, List.of(sql))) {
                    continue;
                }
                for (Executed executed : answers.executed(SourceFile.of("chance.sql", sql + ";"))) {
                    state = state.after(executed, answers);
                }
                (i < STANDING ? standing : change).append(sql).append(";\n");
            }
        }
        writtenRestores(major, history(standing.toString(), change.toString()), 1);
    }

    @ParameterizedTest(name = "PostgreSQL {0}")
    @MethodSource("majors")
    void optionsOfFunctionsAndIdentityColumnsComeBack(int major) throws Exception {
        assumeTrue(
                Postgres.missing(major).isEmpty(), () -> Postgres.missing(major).orElseThrow());
        String standing = """
                CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY (START 10 INCREMENT 5 MAXVALUE 9000));
                CREATE TABLE items (id integer GENERATED BY DEFAULT AS IDENTITY (CACHE 7 CYCLE), note text);
                CREATE TABLE copies (LIKE orders INCLUDING IDENTITY);
                CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS 'SELECT 1';
                ALTER FUNCTION one() COST 0.5 PARALLEL SAFE LEAKPROOF STRICT;
                CREATE FUNCTION two(integer) RETURNS SETOF integer LANGUAGE sql ROWS 2
                    SUPPORT generate_series_int4_support AS 'SELECT 2';
                CREATE FUNCTION three() RETURNS integer LANGUAGE internal WINDOW COST 100 AS 'window_rank';
                CREATE FUNCTION four() RETURNS integer LANGUAGE plpgsql COST 100 PARALLEL UNSAFE AS 'BEGIN RETURN 4; END';
                """;
        String change = """
                ALTER TABLE orders ALTER COLUMN id SET GENERATED BY DEFAULT SET INCREMENT 1 SET CYCLE SET NO MAXVALUE;
                ALTER TABLE items ALTER COLUMN id DROP IDENTITY;
                DROP TABLE copies;
                CREATE OR REPLACE FUNCTION one() RETURNS integer LANGUAGE sql AS 'SELECT 2';
                CREATE OR REPLACE FUNCTION two(integer) RETURNS SETOF integer LANGUAGE sql AS 'SELECT 2';
                DROP FUNCTION three();
                ALTER FUNCTION four() COST 7 PARALLEL RESTRICTED STRICT;
                """;
        try (ServerDatabase database = Postgres.major(major).freshDatabase();
                Connection connection = database.connection()) {
            assertThat(refused(connection, texts(standing + change))).isEmpty();
        }
        writtenRestores(major, history(standing, change), 1);
    }

    private static History history(String standing, String change) throws ConfigurationException, IOException {
        Map<String, String> files = Map.of("migrations/1_standing.sql", standing, "migrations/2_change.sql", change);
        Reading reading = new ProjectReader(new ConfigurationReader(List.of()), ReadOptions.DEFAULT)
                .read(MemoryTree.of(files), List.of("migrations"));
        return reading.parts().get(0).project().histories().get(0);
    }

    private State before(History history, int number) {
        return State.after(history, number, answers);
    }

    private State after(History history, int number) {
        return State.after(history, number + 1, answers);
    }

    private static List<String> minus(SortedSet<String> all, SortedSet<String> others) {
        SortedSet<String> left = new TreeSet<>(all);
        left.removeAll(others);
        return List.copyOf(left);
    }

    private static boolean forward(Connection connection, History history, int count) {
        boolean all = true;
        for (Script script : history.initial()) {
            runs(connection, texts(script));
        }
        for (int i = 0; i < count; i++) {
            all &= runs(connection, texts(history.migrations().get(i).up()));
        }
        return all;
    }

    private static List<String> texts(Script script) {
        List<String> texts = new ArrayList<>();
        for (dev.stopover.syntax.Statement statement : script.statements()) {
            texts.add(statement.range().of(script.file().text()));
        }
        return texts;
    }

    private static List<String> texts(String sql) {
        List<String> texts = new ArrayList<>();
        SourceFile file = SourceFile.of("rollback.sql", sql);
        for (dev.stopover.syntax.Statement statement : StatementParser.parse(file)) {
            texts.add(statement.range().of(sql));
        }
        return texts;
    }

    private static boolean runs(Connection connection, List<String> statements) {
        return refused(connection, statements).isEmpty();
    }

    /** The first statement that the server refuses, and why. */
    private static Optional<String> refused(Connection connection, List<String> statements) {
        for (String sql : statements) {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(sql);
            } catch (SQLException e) {
                if (!e.getSQLState().equals("42710") || !sql.startsWith("CREATE ROLE")) {
                    return Optional.of(sql + ": " + e.getMessage());
                }
            }
        }
        return Optional.empty();
    }

    private static List<History> histories(Path project) throws ConfigurationException, IOException {
        List<History> histories = new ArrayList<>();
        new ProjectReader(new ConfigurationReader(List.of()), ReadOptions.DEFAULT)
                .read(project.toRealPath(), List.of())
                .parts()
                .forEach(part -> histories.addAll(part.project().histories()));
        return histories;
    }
}
