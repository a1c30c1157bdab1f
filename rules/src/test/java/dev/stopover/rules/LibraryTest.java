package dev.stopover.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.config.ConfigurationException;
import dev.stopover.project.ReadOptions;
import dev.stopover.rule.Finding;
import dev.stopover.run.Outcome;
import dev.stopover.run.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says of the use from Java. */
class LibraryTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    @TempDir
    Path project;

    // What stands in the README begins here.
    void judge(Path folder) throws ConfigurationException {
        Outcome outcome = new Run(new BuiltInRules().rules(), ReadOptions.DEFAULT).over(folder, List.of());
        for (Finding finding : outcome.report().open()) {
            out.println(finding.file().path() + ":" + finding.start().line() + ": " + finding.message());
        }
        outcome.report().errors().forEach(error -> out.println("not judged: " + error.message()));
        outcome.report().unjudged().files().forEach(file -> out.println("not judged: " + file.path()));
    }
    // It ends here.

    @Test
    void judgesAFolder() throws IOException, ConfigurationException {
        Path migrations = Files.createDirectories(project.resolve("supabase/migrations"));
        Files.writeString(migrations.resolve("20250101000000_orders.sql"), """
                CREATE TABLE orders (id bigint PRIMARY KEY);
                GRANT SELECT ON orders TO anon;
                """);

        judge(project);

        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("supabase/migrations/20250101000000_orders.sql:1: ")
                .doesNotContain("not judged");
    }

    @Test
    void standsInTheReadme() throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/stopover/rules/LibraryTest.java"));
        String lines = source.substring(source.indexOf("    void judge("), source.indexOf("    // It " + "ends here."))
                .lines()
                .map(line -> line.replaceFirst("^ {4}", "").replace("out.println", "System.out.println"))
                .collect(Collectors.joining("\n"));

        assertThat(Files.readString(Path.of("../README.md"))).contains("```java\n" + lines + "\n```");
    }
}
