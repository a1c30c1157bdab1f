package dev.stopover.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What comments that suppress findings may say. */
public final class SuppressionNames {

    private final Supplier<Map<String, Set<String>>> meant;
    private final List<String> tools;
    private final Supplier<String> today;
    private Map<String, Set<String>> meanings = Map.of();

    /**
     * Names.
     *
     * @param meant the ids of the rules that a name means: an id, a category, or a rule of another tool, such as
     *     {@code squawk/ban-drop-table}; asked where the first comment stands
     * @param tools the other tools whose comments count too
     * @param today the day on which the run takes place, as 2026-11-28, asked only where a comment has an end; empty if
     *     none ends
     */
    public SuppressionNames(Supplier<Map<String, Set<String>>> meant, List<String> tools, Supplier<String> today) {
        this.meant = meant;
        this.tools = List.copyOf(tools);
        this.today = today;
    }

    /** The ids of the rules that each name means. */
    Map<String, Set<String>> meanings() {
        if (meanings.isEmpty()) {
            meanings = meant.get();
        }
        return meanings;
    }

    /** The other tools whose comments count too. */
    List<String> tools() {
        return tools;
    }

    /** The day on which the run takes place; empty if no comment ends. */
    String today() {
        return today.get();
    }

    /** The ids of rules alone, and no comment ends. */
    public static SuppressionNames ofIds(Collection<String> ids) {
        Map<String, Set<String>> meanings = new HashMap<>();
        ids.forEach(id -> meanings.put(id, Set.of(id)));
        return new SuppressionNames(() -> meanings, List.of(), () -> "");
    }

    /** The ids of the rules that a name means; none if it is no name. */
    Set<String> rules(String name) {
        return meanings().getOrDefault(name, Set.of());
    }

    /** The ids of the rules that another tool's rule means; of all of its rules, if no name is given. */
    Set<String> rules(String tool, String name) {
        if (!name.isEmpty()) {
            return rules(tool + "/" + name);
        }
        Set<String> all = new TreeSet<>();
        meanings().forEach((each, ids) -> {
            if (each.startsWith(tool + "/")) {
                all.addAll(ids);
            }
        });
        return all;
    }
}
