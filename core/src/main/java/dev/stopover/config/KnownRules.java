package dev.stopover.config;

import dev.stopover.rule.RuleInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The rules that a configuration may speak of, by their ids and their categories. */
final class KnownRules {

    private final Map<String, RuleInfo> rules = new LinkedHashMap<>();
    private final Map<String, List<String>> categories;

    /**
     * Rules.
     *
     * @param categories the ids of the rules of each category
     */
    KnownRules(List<RuleInfo> rules, Map<String, List<String>> categories) {
        rules.forEach(rule -> this.rules.put(rule.id(), rule));
        this.categories = categories;
    }

    /** The rule of that id, if there is one. */
    Optional<RuleInfo> rule(String id) {
        return Optional.ofNullable(rules.get(id));
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
