package dev.stopover.project.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Files that lie side by side and of which some take back others by the ends of their names.
 *
 * @param ups the files that go up, in the order given
 * @param downs the files that take them back, by the files they take back
 */
public record Pairs(List<String> ups, Map<String, String> downs) {

    /** Pairs up names: {@code x_DOWN.sql} takes back {@code x.sql} or {@code x_up.sql}; without either it goes up. */
    public static Pairs of(List<String> names) {
        Map<String, String> byStem = new HashMap<>();
        names.forEach(name -> byStem.putIfAbsent(FileNames.upStem(name), name));
        Map<String, String> downs = new HashMap<>();
        Set<String> paired = new HashSet<>();
        for (String name : names) {
            FileNames.takenBack(name)
                    .map(byStem::get)
                    .filter(up -> !up.equals(name) && downs.putIfAbsent(up, name) == null)
                    .ifPresent(up -> paired.add(name));
        }
        List<String> ups = new ArrayList<>(names);
        ups.removeAll(paired);
        return new Pairs(ups, downs);
    }

    /** The file that takes back another. */
    public Optional<String> down(String up) {
        return Optional.ofNullable(downs.get(up));
    }
}
