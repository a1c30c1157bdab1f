package dev.stopover.config;

import dev.stopover.rule.RuleInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The rules that a configuration may speak of, by their ids and their categories. */
final class KnownRules {

    private final Map<String, Supplier<RuleInfo>> rules = new LinkedHashMap<>();
    private final Map<String, List<String>> categories;

    /**
     * No rules yet.
     *
     * @param categories the ids of the rules of each category
     */
    KnownRules(Map<String, List<String>> categories) {
        this.categories = categories;
    }

    /**
     * Adds a rule.
     *
     * @param info what is to be known of it, asked where a configuration speaks of it
     */
    void add(String id, Supplier<RuleInfo> info) {
        rules.put(id, info);
    }

    /** The rule of that id, if there is one. */
    Optional<RuleInfo> rule(String id) {
        return Optional.ofNullable(rules.get(id)).map(Supplier::get);
    }

    /** The ids of the rules of a category; none if there is no such category. */
    List<String> inCategory(String name) {
        return categories.getOrDefault(name, List.of());
    }

    /** All ids and categories. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(rules.keySet());
        names.addAll(categories.keySet());
        return names;
    }
}
