package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comments that {@code docs/suppressing.md} shows do what it says. */
class SuppressingPageTest {

    private static final Pattern EXAMPLE = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void everyExampleSuppressesWhatItNames() throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("../docs/suppressing.md")));
        int examples = 0;
        while (example.find()) {
            Files.writeString(folder.resolve("2_index.sql"), example.group(1));
            Files.writeString(folder.resolve("1_orders.sql"), "CREATE TABLE orders (id bigint);");
            String shown = Shell.in(folder)
                    .stopover("check", "--show-suppressed", "2_index.sql")
                    .out();
            assertThat(shown).as(example.group(1)).contains("error[non-concurrent-index]", "(suppressed: ");
            assertThat(Shell.in(folder).stopover("check", "2_index.sql").out())
                    .doesNotContain("[non-concurrent-index]");
            examples++;
        }
        assertThat(examples).isEqualTo(5);
    }
}
