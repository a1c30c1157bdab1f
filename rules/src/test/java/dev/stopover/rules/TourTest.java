package dev.stopover.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who has read these five files knows how the program works, and is to have read them in a quarter of an hour. */
class TourTest {

    private static final Path CORE = Path.of("..", "core", "src", "main", "java", "dev", "stopover");
    private static final Path MAIN = Path.of("src", "main", "java", "dev", "stopover", "rules", "locking");
    private static final Path TEST = Path.of("src", "test", "java", "dev", "stopover", "rules", "locking");

    private static final List<Path> TOUR = List.of(
            CORE.resolve("engine/Linter.java"),
            CORE.resolve("rule/StatementRule.java"),
            MAIN.resolve("NonConcurrentIndex.java"),
            MAIN.resolve("NonConcurrentIndex.md"),
            TEST.resolve("NonConcurrentIndexTest.java"));

    @Test
    void theTourIsShort() throws IOException {
        int lines = 0;
        for (Path stop : TOUR) {
            lines += Files.readAllLines(stop).size();
        }
        assertThat(lines).isLessThan(330);
    }
}
