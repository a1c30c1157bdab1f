package dev.stopover.report.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.source.Decoding;
import dev.stopover.source.SourceFile;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The expected values are GitHub's: a report with others gets a warning on upload. */
class LineHashesTest {

    @Test
    void hashesAnEmptyFile() {
        assertThat(hashes("", 1)).containsExactly("c129715d7a2bc9a3:1");
    }

    @Test
    void leavesOutBlanks() {
        assertThat(hashes(" a\nb\n  \t\tc\n d", 4))
                .containsExactly("271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1");
    }

    @Test
    void takesAllLineEndsForTheSame() {
        assertThat(hashes("SELECT 1;\r\nSELECT 2;\r\n", 3)).isEqualTo(hashes("SELECT 1;\nSELECT 2;\n", 3));
    }

    @Test
    void countsLinesThatBeginAlike() {
        assertThat(hashes("INSERT INTO orders VALUES (1);\n".repeat(5), 2))
                .containsExactly(
                        hashes("INSERT INTO orders VALUES (1);\n".repeat(5), 1).get(0),
                        hashes("INSERT INTO orders VALUES (1);\n".repeat(5), 1)
                                .get(0)
                                .replace(":1", ":2"));
    }

    @Test
    void countsTheByteOrderMarkThatGitHubReads() {
        var marked = new SourceFile("a.sql", "SELECT 1;", Decoding.UTF_8_WITH_MARK);
        assertThat(new LineHashes(marked).of(1))
                .isEqualTo(hashes("\ufeffSELECT 1;", 1).get(0))
                .isNotEqualTo(hashes("SELECT 1;", 1).get(0));
    }

    private static List<String> hashes(String text, int lines) {
        var hashes = new LineHashes(SourceFile.of("a.sql", text));
        return IntStream.rangeClosed(1, lines).mapToObj(hashes::of).toList();
    }
}
