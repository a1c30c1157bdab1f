package dev.stopover.postgres.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stopover.catalog.Failure;
import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.migration.Delivery;
import dev.stopover.migration.Direction;
import dev.stopover.migration.Runner;
import dev.stopover.migration.Script;
import dev.stopover.migration.Transaction;
import dev.stopover.migration.TransactionMode;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.parser.Lexer;
import dev.stopover.parser.StatementParser;
import dev.stopover.parser.plpgsql.Execution;
import dev.stopover.postgres.Postgres;
import dev.stopover.postgres.ServerDatabase;
import dev.stopover.source.SourceFile;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds what is said of refused statements to real servers: of each statement of a file, one a line below the schema that
 * they all find, either both refuse it for the same reason, or both take it.
 */
class RefusalProofTest {

    private static final int QUERIES = 150;
    private static final String TAKEN = "00000 ";

    /** A column that is not there is always told; a condition that names an item beside its join is not. */
    private static final String UNDEFINED_COLUMN = "42703 ";

    private final LazyAnswers answers = new LazyAnswers();

    static Stream<Arguments> files() {
        return Stream.of(
                        "names.sql",
                        "definitions.sql",
                        "types.sql",
                        "objects.sql",
                        "definitions_of_kinds.sql",
                        "publications.sql",
                        "dependents.sql",
                        "types_of_objects.sql",
                        "maintenance.sql")
                .flatMap(file -> Postgres.majors().stream().map(major -> Arguments.of(major, file)));
    }

    @ParameterizedTest(name = "PostgreSQL {0}, {1}")
    @MethodSource("files")
    void refusesWhatTheServerRefuses(int major, String file) throws IOException, SQLException {
        assumeTrue(
                Postgres.missing(major).isEmpty(), () -> Postgres.missing(major).orElseThrow());
        String[] parts = read(file).split("---\n");
        List<String> said = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        try (ServerDatabase database = Postgres.major(major).freshDatabase();
                Connection connection = database.connection()) {
            run(connection, parts[0]);
            connection.setAutoCommit(false);
            for (String statement : parts[1].split("\n")) {
                String ours = said(parts[0], statement, major);
                String servers = refused(connection, statement);
                if (!ours.equals(servers)) {
                    said.add(ours + statement);
                    refused.add(servers + statement);
                }
            }
        }
        assertThat(said).containsExactlyElementsOf(refused);
    }

    static Stream<Arguments> seeds() {
        long first = Long.getLong("stopover.seed", 1);
        int count = Integer.getInteger("stopover.seeds", 4);
        return Postgres.majors().stream()
                .flatMap(major -> LongStream.range(first, first + count).mapToObj(seed -> Arguments.of(major, seed)));
    }

    /** A wrong name hides others behind it, so that the reasons may differ, but never whether there is one. */
    @ParameterizedTest(name = "PostgreSQL {0}, seed {1}")
    @MethodSource("seeds")
    void refusesNoQueryThatTheServerTakes(int major, long seed) throws SQLException {
        assumeTrue(
                Postgres.missing(major).isEmpty(), () -> Postgres.missing(major).orElseThrow());
        RandomQueries queries = new RandomQueries(seed);
        List<String> wrong = new ArrayList<>();
        int both = 0;
        try (ServerDatabase database = Postgres.major(major).freshDatabase();
                Connection connection = database.connection()) {
            run(connection, RandomQueries.SCHEMA);
            connection.setAutoCommit(false);
            for (int i = 0; i < QUERIES; i++) {
                String query = "EXPLAIN " + queries.next();
                String said = said(RandomQueries.SCHEMA, query, major);
                String refused = refused(connection, query);
                if (!said.equals(TAKEN) && refused.equals(TAKEN)
                        || refused.equals(UNDEFINED_COLUMN) && said.equals(TAKEN)) {
                    wrong.add(said + refused + query);
                }
                both += said.equals(refused) && !said.equals(TAKEN) ? 1 : 0;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(both).isPositive();
    }

    private static String read(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(RefusalProofTest.class.getResourceAsStream("/refusals/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String said(String schema, String statement, int major) {
        Script script = script(schema + statement);
        State state = State.empty().beforeScript(script, 0);
        List<Executed> executed = script.executed();
        for (Executed each : executed.subList(0, executed.size() - 1)) {
            state = state.after(each, answers);
        }
        return new Moment(executed.get(executed.size() - 1), Transaction.NONE, state, major, answers)
                        .failures().stream().map(Failure::sqlState).findFirst().orElse("00000")
                + " ";
    }

    private static Script script(String sql) {
        SourceFile file = SourceFile.of("refusals.sql", sql);
        Tokens tokens = Lexer.lex(Excerpt.of(file));
        var parsed = StatementParser.parse(tokens);
        return Script.of(
                file,
                tokens.excerpt().range(),
                Direction.UP,
                Delivery.stepwise(Runner.PSQL, TransactionMode.AUTOCOMMIT, "file"),
                () -> new Script.Contents(tokens, parsed, Execution.of(parsed)));
    }

    private static String refused(Connection connection, String sql) throws SQLException {
        try {
            run(connection, sql.startsWith("COPY") ? sql.replace("TO STDOUT", "TO PROGRAM 'cat > /dev/null'") : sql);
            return TAKEN;
        } catch (SQLException e) {
            return e.getSQLState() + " ";
        } finally {
            connection.rollback();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
