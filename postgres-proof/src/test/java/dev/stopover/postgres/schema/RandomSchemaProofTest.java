package dev.stopover.postgres.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stopover.catalog.State;
import dev.stopover.migration.Delivery;
import dev.stopover.migration.Direction;
import dev.stopover.migration.Runner;
import dev.stopover.migration.Script;
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
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the replayed schema to real servers through statements that chance made: what a server takes is no failure, and
 * leaves what the server has.
 *
 * <p>The system property {@code stopover.seeds} tells how many runs there are on each server, and {@code
 * stopover.seed} the first.
 */
class RandomSchemaProofTest {

    private static final int STATEMENTS = 150;
    private static final int TOGETHER = 5;

    private final LazyAnswers answers = new LazyAnswers();
    private final List<String> ran = new ArrayList<>();
    private State state = State.empty();

    static Stream<Arguments> runs() {
        long first = Long.getLong("stopover.seed", 1);
        int count = Integer.getInteger("stopover.seeds", 4);
        return Postgres.majors().stream()
                .flatMap(major -> LongStream.range(first, first + count).mapToObj(seed -> Arguments.of(major, seed)));
    }

    @ParameterizedTest(name = "PostgreSQL {0}, seed {1}")
    @MethodSource("runs")
    void whatAServerTakesLeavesWhatTheServerHas(int major, long seed) throws SQLException {
        assumeTrue(
                Postgres.missing(major).isEmpty(), () -> Postgres.missing(major).orElseThrow());
        RandomStatements statements = new RandomStatements(seed);
        try (ServerDatabase database = Postgres.major(major).freshDatabase();
                Connection connection = database.connection();
                Connection observer = database.connection()) {
            for (int i = 0; i < STATEMENTS; i++) {
                boolean open = state.transaction().isPresent();
                String sql = statements.next(state.catalog(), open);
                if (!takes(connection, sql)) {
                    if (open) {
                        takes(connection, "ROLLBACK");
                        replay("ROLLBACK");
                    }
                    continue;
                }
                replay(sql);
                assertThat(state.failures())
                        .as("failures of what PostgreSQL takes, after%n%s", String.join(";\n", ran))
                        .isEmpty();
                if (state.transaction().isEmpty() && i % TOGETHER == 0) {
                    compare(observer);
                }
            }
            if (state.transaction().isPresent()) {
                takes(connection, "COMMIT");
                replay("COMMIT");
            }
            compare(observer);
        }
    }

    private void compare(Connection observer) throws SQLException {
        SortedSet<String> replayed = Listing.of(state.catalog());
        SortedSet<String> there = Listing.of(observer);
        SortedSet<String> missed = new TreeSet<>(there);
        missed.removeAll(replayed);
        SortedSet<String> invented = new TreeSet<>(replayed);
        invented.removeAll(there);
        assertThat(List.of(missed, invented))
                .as("what the replay lacks, and what the server lacks, after%n%s", String.join(";\n", ran))
                .containsOnly(new TreeSet<>());
    }

    private void replay(String sql) {
        ran.add(sql);
        SourceFile file = SourceFile.of("random.sql", sql);
        Tokens tokens = Lexer.lex(Excerpt.of(file));
        var parsed = StatementParser.parse(tokens);
        Script script = Script.of(
                file,
                tokens.excerpt().range(),
                Direction.UP,
                Delivery.stepwise(Runner.PSQL, TransactionMode.AUTOCOMMIT, "file"),
                () -> new Script.Contents(tokens, parsed, Execution.of(parsed)));
        for (Executed executed : script.executed()) {
            state = state.after(executed, answers);
        }
    }

    private static boolean takes(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}
