package dev.stopover.rule;

import java.util.List;
import java.util.Map;

/** A list of rules; jars of third parties name theirs as a {@link java.util.ServiceLoader} service. */
public interface RuleProvider {

    /** The rules, in the order of their ids. */
    List<Rule> rules();

    /** The ids of the rules that say the same as a rule of another tool, by its name, such as {@code squawk/ban-drop-table}. */
    default Map<String, List<String>> equivalents() {
        return Map.of();
    }
}
