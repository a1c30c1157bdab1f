package dev.stopover.postgres.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.stopover.postgres.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Measures every case on the servers that the build names and holds the checked-in table to it.
 *
 * <p>{@code mvn -Pall-postgres} measures on all versions; with {@code -Dstopover.write=true} the table and the page are
 * written first.
 */
class EffectsTest {

    private static final Path TABLE = Path.of("src/main/resources/dev/stopover/postgres/effects/measured.tsv");
    private static final Path PAGE = Path.of("../docs/locks.md");

    private static final boolean WRITE = Boolean.getBoolean("stopover.write");

    private final List<Case> cases = Cases.all();

    @TestFactory
    List<DynamicContainer> serversDoWhatTheTableSays() throws IOException, SQLException {
        Map<Integer, Measurements> measured = new TreeMap<>();
        for (int major : Postgres.majors()) {
            if (Postgres.missing(major).isEmpty()) {
                measured.put(major, Observer.observeAll(Postgres.major(major), cases));
            }
        }
        if (WRITE) {
            write(measured.values());
        }
        Measurements table = table();
        return Postgres.majors().stream()
                .map(major -> dynamicContainer("PostgreSQL " + major, compare(major, measured.get(major), table)))
                .toList();
    }

    @Test
    void thePageSaysWhatTheTableSays() throws IOException {
        assumeFalse(WRITE, "The page is being written.");
        assertThat(Files.readString(PAGE)).isEqualTo(LocksPage.write(cases, table()));
    }

    @Test
    void theTableKnowsEveryCaseOnEveryVersionWhoseGrammarKnowsIt() throws IOException {
        assumeFalse(WRITE, "The table is being written.");
        Measurements table = table();
        for (Case each : cases) {
            assertThat(table.of(each.id()).keySet())
                    .as(each.id())
                    .containsExactlyElementsOf(Stream.of(14, 15, 16, 17, 18)
                            .filter(major -> major >= each.since())
                            .toList());
        }
    }

    @Test
    void theTableIsWrittenAsItIsRead() throws IOException {
        assertThat(table().write(cases)).isEqualTo(Files.readString(TABLE));
    }

    private void write(Iterable<Measurements> measured) throws IOException {
        Measurements table = table();
        measured.forEach(table::putAll);
        Files.writeString(TABLE, table.write(cases));
        Files.writeString(PAGE, LocksPage.write(cases, table));
    }

    private List<DynamicTest> compare(int major, Measurements measured, Measurements table) {
        Optional<String> missing = Postgres.missing(major);
        if (missing.isPresent()) {
            return List.of(dynamicTest("no server", () -> abort(missing.get())));
        }
        return cases.stream()
                .filter(each -> each.since() <= major)
                .map(each -> dynamicTest(
                        each.id(),
                        () -> assertThat(table.of(each.id(), major))
                                .as(each.statement())
                                .isEqualTo(measured.of(each.id(), major))))
                .toList();
    }

    private static Measurements table() throws IOException {
        return Measurements.read(Files.readString(TABLE));
    }
}
