package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The review that {@code docs/review.md} shows is the one of the migrations that it shows. */
class ReviewPageTest {

    private static final Path PAGE = Path.of("../docs/review.md");
    private static final Pattern MIGRATION = Pattern.compile("```sql\\n-- (supabase/\\S+)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern REVIEW = Pattern.compile("````markdown\\n(.*?)````", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void theExampleIsWhatTheCommandWrites() throws IOException {
        String page = Files.readString(PAGE);
        Matcher migration = MIGRATION.matcher(page);
        while (migration.find()) {
            Path file = folder.resolve(migration.group(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, migration.group(2));
        }
        String written = Shell.in(folder).stopover("review").out();
        Matcher review = REVIEW.matcher(page);
        assertThat(review.find()).isTrue();
        if (Boolean.getBoolean("stopover.write")) {
            Files.writeString(PAGE, page.substring(0, review.start(1)) + written + page.substring(review.end(1)));
            return;
        }
        assertThat(review.group(1)).isEqualTo(written);
    }
}
