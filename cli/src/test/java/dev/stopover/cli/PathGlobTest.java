package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Patterns in the place of paths. */
class PathGlobTest {

    @TempDir
    Path folder;

    @BeforeEach
    void makeAProject() throws IOException {
        write("db/migrations/001_orders.sql", "CREATE TABLE orders (id bigint PRIMARY KEY);\n");
        write("db/migrations/002_a.sql", "CREATE INDEX a ON orders (id);\n");
        write("db/migrations/003_b.sql", "CREATE INDEX b ON orders (id);\n");
    }

    @Test
    void choosesWhatIsReportedAbout() throws IOException {
        assertThat(found("db/**/002*.sql")).contains("002_a.sql:1:1").doesNotContain("003_b.sql");
        assertThat(found("*/migrations/00?_b.sql")).contains("003_b.sql:1:1").doesNotContain("002_a.sql");
        assertThat(found(folder.toRealPath() + "/db/*")).contains("002_a.sql:1:1", "003_b.sql:1:1");
        assertThat(found("**/*.sql")).isEqualTo(found());
    }

    @Test
    void saysThatNothingMatches() {
        assertThat(Shell.in(folder).stopover("check", "db/*.sql"))
                .isEqualTo(new Shell.Outcome(2, "", "stopover: There is no file or folder db/*.sql.\n"));
        assertThat(Shell.in(folder).stopover("check", "none/*.sql").status()).isEqualTo(2);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void takesAFileOfThatVeryNameForIt() throws IOException {
        write("db/migrations/004_*.sql", "CREATE INDEX c ON orders (id);\n");
        write("db/migrations/004_x.sql", "CREATE INDEX d ON orders (id);\n");
        assertThat(found("db/migrations/004_*.sql")).contains("004_*.sql:1:1").doesNotContain("004_x.sql");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void followsNoLinks(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("009_far.sql"), "SELECT 1;");
        Files.createSymbolicLink(folder.resolve("link"), elsewhere);
        Files.createSymbolicLink(folder.resolve("db/loop"), folder);
        assertThat(found("**/*.sql")).doesNotContain("009_far.sql").isEqualTo(found("db"));
    }

    private String found(String... paths) {
        String[] arguments = new String[paths.length + 4];
        arguments[0] = "check";
        arguments[1] = "--select=non-concurrent-index";
        arguments[2] = "--format=concise";
        arguments[3] = "--";
        System.arraycopy(paths, 0, arguments, 4, paths.length);
        return Shell.in(folder).stopover(arguments).out();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
