package dev.stopover.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.syntax.LockMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What statements lock is proven for one table; rules ask that table and write nothing down. */
class LockWordsTest {

    private static final Pattern LOCK = Pattern.compile(Arrays.stream(LockMode.values())
            .map(mode -> "\\b" + mode + " lock|\\bLockMode\\." + mode.name())
            .collect(Collectors.joining("|")));

    @Test
    void rulesTakeLocksFromEffect() throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        assertThat(sources).isNotEmpty();
        for (Path source : sources) {
            assertThat(Files.readString(source)).as(source.toString()).doesNotContainPattern(LOCK);
        }
    }
}
