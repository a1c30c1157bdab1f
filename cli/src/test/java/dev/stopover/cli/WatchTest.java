package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.config.ConfigurationException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void doesItAgainWhenAFileChangesAndOnlyThen() throws IOException {
        int[] runs = {0};
        Queue<Watch.Pause> pauses = new ArrayDeque<>(List.of(
                () -> write("a.sql", "SELECT 1;"),
                () -> true,
                () -> write(".git/index", "x"),
                () -> write("a.sql", "SELECT 12;"),
                () -> Files.deleteIfExists(folder.resolve("a.sql"))));
        int status = watch(pauses).over(() -> ++runs[0]);
        assertThat(runs[0]).isEqualTo(4);
        assertThat(status).isEqualTo(4);
    }

    @Test
    void goesOnWhereSomethingIsWrong() throws IOException {
        Queue<Watch.Pause> pauses = new ArrayDeque<>(List.of(() -> write("stopover.toml", "")));
        int[] runs = {0};
        int status = watch(pauses).over(() -> {
            if (runs[0]++ == 0) {
                throw new ConfigurationException("There is no rule x.");
            }
            return 0;
        });
        assertThat(status).isZero();
        assertThat(errors.toString(StandardCharsets.UTF_8)).isEqualTo("""
                stopover: There is no rule x.
                stopover: Waiting for changes; Ctrl-C ends it.
                stopover: Waiting for changes; Ctrl-C ends it.
                """);
    }

    @Test
    void goesWithNothingThatWritesFiles() {
        for (String option : new String[] {"--fix", "--diff", "--add-suppressions=x"}) {
            assertThat(Shell.in(folder).stopover("check", "--watch", option).errors())
                    .isEqualTo("stopover: --watch goes with none of --fix, --diff, --add-suppressions and"
                            + " --stdin-filename.\n");
        }
    }

    private Watch watch(Queue<Watch.Pause> pauses) {
        var terminal = new Terminal(
                folder, Map.of(), false, new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), errors);
        return new Watch(terminal, () -> {
            Watch.Pause next = pauses.poll();
            if (next == null) {
                return false;
            }
            next.pass();
            return true;
        });
    }

    private boolean write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return true;
    }
}
