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
import dev.stopover.postgres.Postgres;
import dev.stopover.postgres.ServerDatabase;
import dev.stopover.project.ProjectReader;
import dev.stopover.project.ReadOptions;
import dev.stopover.project.Reading;
import dev.stopover.project.walk.MemoryTree;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the replayed schema to what real servers have after the same migrations, object by object: for scripts that try
 * one thing after another, and for the project's fixture projects.
 */
class SchemaProofTest {

    private static final Path SCRIPTS = Path.of("src/test/resources/schemas");
    private static final Path PROJECTS = Path.of("../test-fixtures/projects");

    /** The fixture projects with SQL that a server refuses: faults to be found. */
    private static final Set<String> REFUSED = Set.of("all-rules", "guide-templates");

    static Stream<Arguments> scripts() throws IOException {
        return pairs(SCRIPTS, Files::isRegularFile);
    }

    static Stream<Arguments> projects() throws IOException {
        return pairs(PROJECTS, Files::isDirectory);
    }

    @ParameterizedTest(name = "PostgreSQL {0}, {1}")
    @MethodSource("scripts")
    void aScriptLeavesWhatTheServerHas(int major, Path script) throws Exception {
        MemoryTree tree = MemoryTree.of(Map.of("migrations/001_all.sql", Files.readString(script)));
        proves(
                major,
                read(new ProjectReader(new ConfigurationReader(List.of()), ReadOptions.DEFAULT)
                        .read(tree, List.of("migrations"))),
                false);
    }

    @ParameterizedTest(name = "PostgreSQL {0}, {1}")
    @MethodSource("projects")
    void aFixtureProjectLeavesWhatTheServerHas(int major, Path project) throws Exception {
        proves(
                major,
                read(new ProjectReader(new ConfigurationReader(List.of()), ReadOptions.DEFAULT)
                        .read(project.toRealPath(), List.of())),
                REFUSED.contains(project.getFileName().toString()));
    }

    private static void proves(int major, List<History> histories, boolean refused) throws SQLException {
        assumeTrue(
                Postgres.missing(major).isEmpty(), () -> Postgres.missing(major).orElseThrow());
        boolean all = true;
        for (History history : histories) {
            try (ServerDatabase database = Postgres.major(major).freshDatabase();
                    Connection connection = database.connection()) {
                history.initial().forEach(script -> attempt(connection, script));
                for (Migration migration : history.migrations()) {
                    boolean ran = attempt(connection, migration.up());
                    assertThat(ran || refused)
                            .as("%s runs", migration.up().file())
                            .isTrue();
                    all &= ran;
                }
                State state = State.after(history, history.migrations().size(), new LazyAnswers());
                if (all) {
                    assertThat(Listing.of(state.catalog())).isEqualTo(Listing.of(connection));
                }
            }
        }
        assertThat(all).as("all migrations run").isEqualTo(!refused);
    }

    /** Runs the statements of a script one by one; roles that are there already belong to all databases. */
    private static boolean attempt(Connection connection, Script script) {
        boolean all = true;
        for (dev.stopover.syntax.Statement written : script.statements()) {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(sent(script.tokens().excerpt(), written.range()));
            } catch (SQLException e) {
                all &= e.getSQLState().equals("42710");
            }
        }
        return all;
    }

    /** What a runner sends for a place in the file, where it replaces placeholders before. */
    private static String sent(Excerpt excerpt, TextRange place) {
        StringBuilder sent = new StringBuilder();
        for (int i = excerpt.start(); i < excerpt.end(); i++) {
            if (place.contains(excerpt.range(i, i + 1))) {
                sent.append(excerpt.text().charAt(i));
            }
        }
        return sent.toString();
    }

    private static List<History> read(Reading reading) throws ConfigurationException {
        List<History> histories = new ArrayList<>();
        reading.parts().forEach(part -> histories.addAll(part.project().histories()));
        return histories;
    }

    private static Stream<Arguments> pairs(Path folder, Predicate<Path> wanted) throws IOException {
        List<Path> found;
        try (Stream<Path> list = Files.list(folder)) {
            found = list.filter(wanted).sorted().toList();
        }
        return Postgres.majors().stream().flatMap(major -> found.stream().map(path -> Arguments.of(major, path)));
    }
}
