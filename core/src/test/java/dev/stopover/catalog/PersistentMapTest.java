package dev.stopover.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the map with the JDK's own over changes by chance. */
class PersistentMapTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void tellsWhatAnotherMapLacksOrHasChanged(long seed) {
        Random random = new Random(seed);
        PersistentMap<Integer, String> before = PersistentMap.empty();
        for (int i = 0; i < 400; i++) {
            before = before.with(random.nextInt(300), "a" + random.nextInt());
        }
        for (int round = 0; round < 200; round++) {
            PersistentMap<Integer, String> after = before;
            for (int i = random.nextInt(6); i > 0; i--) {
                int key = random.nextInt(320);
                after = random.nextInt(3) == 0 ? after.without(key) : after.with(key, "b" + random.nextInt());
            }
            PersistentMap<Integer, String> other = after;
            TreeMap<Integer, String> expected = new TreeMap<>();
            before.forEach((key, value) -> {
                if (other.get(key) != value) {
                    expected.put(key, value);
                }
            });
            assertThat(before.valuesChangedIn(after))
                    .isEqualTo(expected.values().stream().toList());
            before = after;
        }
    }

    @Test
    void looksAtNothingThatBothShare() {
        PersistentMap<Counted, String> before = PersistentMap.empty();
        for (int i = 0; i < 10_000; i++) {
            before = before.with(new Counted(i), "a");
        }
        PersistentMap<Counted, String> after =
                before.without(new Counted(5_000)).with(new Counted(20_000), "b");
        Counted.comparisons = 0;
        assertThat(before.valuesChangedIn(after)).containsExactly("a");
        assertThat(Counted.comparisons).isLessThan(200);
    }

    private record Counted(int number) implements Comparable<Counted> {

        static int comparisons;

        @Override
        public int compareTo(Counted other) {
            comparisons++;
            return Integer.compare(number, other.number);
        }
    }
}
