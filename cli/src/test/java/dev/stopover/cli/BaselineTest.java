package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {

    private static final String INDEX = "CREATE INDEX IF NOT EXISTS %s ON orders (id);\n";

    private static final String CONFIGURATION = "preset = \"only-errors\"\n";

    @TempDir
    Path folder;

    @BeforeEach
    void makeAProject() throws IOException {
        write("stopover.toml", "baseline = \"stopover-baseline.json\"\n" + CONFIGURATION);
        write("migrations/1_orders.sql", "CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY);\n");
        write("migrations/2_index.sql", INDEX.formatted("a") + INDEX.formatted("b"));
    }

    @Test
    void onlyNewFindingsCount() throws IOException {
        assertThat(stopover("baseline", "create"))
                .isEqualTo(new Shell.Outcome(0, "Written: stopover-baseline.json, with 2 findings.\n", ""));
        assertThat(stopover("check"))
                .isEqualTo(new Shell.Outcome(0, "2 files, 3 statements judged: no findings, 2 in the baseline.\n", ""));
        write("migrations/3_index.sql", INDEX.formatted("c"));
        Shell.Outcome outcome = stopover("check", "-f", "concise");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out())
                .startsWith("migrations/3_index.sql:1:1: error: non-concurrent-index")
                .endsWith("1 error, 2 in the baseline.\n");
    }

    @Test
    void knowsFindingsAgainWhereLinesMove() throws IOException {
        stopover("baseline", "create");
        write("migrations/2_index.sql", "-- moved\n\n" + INDEX.formatted("b") + "SELECT 1;\n\n" + INDEX.formatted("a"));
        assertThat(stopover("check").status()).isZero();
    }

    @Test
    void letsAsManyEqualFindingsThroughAsThereWere() throws IOException {
        String index = "CREATE INDEX ON orders (id);\n";
        write("migrations/2_index.sql", index);
        stopover("baseline", "create");
        write("migrations/2_index.sql", index + index);
        assertThat(stopover("check", "-f", "concise").out())
                .contains("migrations/2_index.sql:2:1: error: non-concurrent-index")
                .doesNotContain("2_index.sql:1:1: error: non-concurrent-index");
    }

    @Test
    void onlyShrinks() throws IOException {
        stopover("baseline", "create");
        Shell.Outcome again = stopover("baseline", "create");
        assertThat(again.status()).isEqualTo(2);
        assertThat(again.errors()).startsWith("stopover: There is a baseline already: stopover-baseline.json.\n");
        write("migrations/2_index.sql", INDEX.formatted("b"));
        write("migrations/3_index.sql", INDEX.formatted("c"));
        assertThat(stopover("check").errors())
                .isEqualTo(
                        "stopover: 1 finding of the baseline is gone; stopover baseline prune takes out what is mended.\n");
        assertThat(stopover("check", "migrations/3_index.sql").errors()).isEmpty();
        assertThat(stopover("check", "--select=missing-if-not-exists").errors()).isEmpty();
        assertThat(stopover("baseline", "prune")).isEqualTo(new Shell.Outcome(0, "1 of 2 findings are gone.\n", ""));
        assertThat(stopover("check").errors()).isEmpty();
        assertThat(stopover("check").status()).as("what is new was not added").isEqualTo(1);
        assertThat(Files.readString(folder.resolve("stopover-baseline.json")).lines())
                .hasSize(6)
                .anyMatch(
                        line -> line.startsWith("    {\"path\":\"migrations/2_index.sql\",\"rule\":\"non-concurrent"));
    }

    @Test
    void leavesAloneWhatLiesOutsideOfTheWorkingFolder() throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        write("other/note.txt", "");
        stopover("baseline", "create");
        assertThat(Shell.in(folder.resolve("other"))
                        .stopover("baseline", "prune")
                        .out())
                .isEqualTo("0 of 2 findings are gone.\n");
    }

    @Test
    void sarifSaysWhatIsNew() throws IOException {
        assertThat(stopover("check", "-f", "sarif").out()).doesNotContain("baselineState");
        stopover("baseline", "create");
        write("migrations/3_index.sql", INDEX.formatted("c"));
        assertThat(stopover("check", "-f", "sarif").out())
                .containsOnlyOnce("\"baselineState\" : \"new\"")
                .doesNotContain("unchanged");
        assertThat(stopover("check", "-f", "sarif", "--show-suppressed").out())
                .containsOnlyOnce("\"baselineState\" : \"new\"")
                .contains("\"baselineState\" : \"unchanged\"", "\"kind\" : \"external\"");
        assertThat(stopover("check", "--show-suppressed").out()).contains("(in the baseline)");
    }

    @Test
    void takesTheOneThatIsNamed() throws IOException {
        write("stopover.toml", CONFIGURATION);
        assertThat(stopover("baseline", "create").out())
                .endsWith("It counts with this line in stopover.toml: baseline = \"stopover-baseline.json\"\n");
        assertThat(stopover("check").status()).isEqualTo(1);
        assertThat(stopover("check", "--baseline", "stopover-baseline.json").status())
                .isZero();
    }

    @Test
    void saysWhatIsWrongWithABaseline() throws IOException {
        assertThat(stopover("check").errors())
                .isEqualTo("stopover: The baseline stopover-baseline.json cannot be read;"
                        + " stopover baseline create writes it.\n");
        write("stopover-baseline.json", "{\n  \"findings\": [");
        assertThat(stopover("check"))
                .isEqualTo(new Shell.Outcome(
                        2,
                        "",
                        "stopover: stopover-baseline.json:2:16: This is no baseline;"
                                + " stopover baseline create writes one.\n"));
    }

    private Shell.Outcome stopover(String... arguments) {
        return Shell.in(folder).stopover(arguments);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
