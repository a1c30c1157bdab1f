package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests by which the pages say that a promise or an invariant is held are there. */
class DocumentedTestsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*Test)?(?:\\.(\\w+))?`");

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        Map<String, Path> tests = tests();
        int named = 0;
        for (String page : List.of("docs/security.md", "docs/architecture.md")) {
            for (String line : Files.readAllLines(ROOT.resolve(page))) {
                if (line.startsWith("| ")) {
                    String[] cells = line.split("\\|");
                    named += thereAre(cells[cells.length - 1], tests);
                }
            }
        }
        assertThat(named).isGreaterThan(20);
    }

    /** Looks for the tests that a cell names, the later ones perhaps by their methods alone, and counts them. */
    private static int thereAre(String cell, Map<String, Path> tests) throws IOException {
        int named = 0;
        String last = "";
        Matcher matcher = NAMED.matcher(cell);
        while (matcher.find()) {
            last = matcher.group(1) == null ? last : matcher.group(1);
            assertThat(tests).containsKey(last);
            if (matcher.group(2) != null) {
                assertThat(Files.readString(tests.get(last)))
                        .as("%s.%s", last, matcher.group(2))
                        .contains("void " + matcher.group(2) + "(");
            }
            named++;
        }
        return named;
    }

    private static Map<String, Path> tests() throws IOException {
        Map<String, Path> tests = new HashMap<>();
        for (String module : List.of("core", "test-fixtures", "rules", "cli", "postgres-proof", "web")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
                files.filter(file -> file.toString().endsWith("Test.java"))
                        .forEach(file -> tests.put(file.getFileName().toString().replace(".java", ""), file));
            }
        }
        return tests;
    }
}
