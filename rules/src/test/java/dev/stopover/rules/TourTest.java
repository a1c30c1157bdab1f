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

    /** What docs/writing-a-rule.md goes through: a class says what its rule means, and nothing else. */
    private static final List<String> COURSE = List.of(
            "locking/ForeignKeyValidatedAtOnce.java", "data_loss/DroppedColumn.java", "security/AlwaysTruePolicy.java");

    @Test
    void theRulesOfTheCourseAreShort() throws IOException {
        for (String rule : COURSE) {
            assertThat(Files.readAllLines(MAIN.resolveSibling(rule))).as(rule).hasSizeLessThan(60);
        }
    }

    @Test
    void theTourIsShort() throws IOException {
        int lines = 0;
        for (Path stop : TOUR) {
            lines += Files.readAllLines(stop).size();
        }
        assertThat(lines).isLessThan(330);
    }
}
