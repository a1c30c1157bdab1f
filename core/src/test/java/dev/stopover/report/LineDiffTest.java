package dev.stopover.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineDiffTest {

    @Test
    void bothTextsCanBeReadFromTheDifference() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            List<String> old = lines(random);
            List<String> fresh = lines(random);
            List<LineDiff.Line> lines = LineDiff.of(old, fresh);
            assertThat(side(lines, LineDiff.Side.NEW)).isEqualTo(old);
            assertThat(side(lines, LineDiff.Side.OLD)).isEqualTo(fresh);
        }
    }

    @Test
    void keepsWhatIsTheSame() {
        assertThat(LineDiff.of(List.of("a", "b", "c", "d"), List.of("a", "c", "x", "d")))
                .extracting(line -> line.side().name().charAt(0) + line.text())
                .containsExactly("Ba", "Ob", "Bc", "Nx", "Bd");
    }

    private static List<String> lines(Random random) {
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            lines.add(String.valueOf((char) ('a' + random.nextInt(4))));
        }
        return lines;
    }

    private static List<String> side(List<LineDiff.Line> lines, LineDiff.Side without) {
        return lines.stream()
                .filter(line -> line.side() != without)
                .map(LineDiff.Line::text)
                .toList();
    }
}
