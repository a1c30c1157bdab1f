package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.config.ConfigurationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {

    @TempDir
    Path folder;

    @BeforeEach
    void makeAProject() throws IOException {
        write("db/migration/V1__orders.sql", "CREATE TABLE orders (id bigint);\n");
        write("db/migration/V2__index.sql", "CREATE INDEX i ON orders (id);\n");
    }

    @Test
    void writesEveryKeyAsACommentAndChangesNothing() throws IOException {
        String before = stopover("check").out();
        assertThat(stopover("init")).isEqualTo(new Shell.Outcome(0, "Written: stopover.toml\n", ""));
        String text = Files.readString(folder.resolve("stopover.toml"));
        assertThat(text.lines()).allMatch(line -> line.isEmpty() || line.startsWith("#"));
        assertThat(text).contains("# Found: 2 migrations in db/migration, as flyway orders them, run by Flyway.\n");
        for (ConfigurationKey key : ConfigurationKey.ALL) {
            assertThat(text).contains(key.name());
        }
        assertThat(stopover("check").out()).isEqualTo(before);
    }

    @Test
    void everyKeyCountsOnceItsSignIsTakenAway() throws IOException {
        stopover("init");
        for (String line : Files.readAllLines(folder.resolve("stopover.toml"))) {
            if (line.matches("# (postgres|fail-on|require-rollbacks|preset) = .*")) {
                write("stopover.toml", line.substring(2) + "\n");
                assertThat(stopover("check").status()).as(line).isNotEqualTo(2);
            }
        }
    }

    @Test
    void leavesThePastUnjudgedWhenTold() throws IOException {
        assertThat(stopover("init", "--applied-through-newest").status()).isZero();
        assertThat(Files.readString(folder.resolve("stopover.toml"))).contains("\napplied-through = \"2\"\n");
        assertThat(stopover("check").out()).contains("2 migrations not judged: applied");
    }

    @Test
    void offersTheFirstDaysWayIntoAnOldProject() throws IOException {
        for (int i = 3; i <= 30; i++) {
            write("db/migration/V" + i + "__x.sql", "SELECT 1;\n");
        }
        stopover("init");
        assertThat(Files.readString(folder.resolve("stopover.toml")))
                .contains("what nobody can change any more:\n# applied-through = \"30\"\n");
    }

    @Test
    void writesOverNothing() throws IOException {
        write(".stopover.toml", "");
        assertThat(stopover("init"))
                .isEqualTo(new Shell.Outcome(2, "", "stopover: There is a .stopover.toml already.\n"));
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
